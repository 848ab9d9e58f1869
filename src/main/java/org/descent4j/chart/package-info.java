/**
 * Charts of optimization, drawn with XChart in one look, and the way to show them: in a notebook, a file or as text.
 */
package org.descent4j.chart;
