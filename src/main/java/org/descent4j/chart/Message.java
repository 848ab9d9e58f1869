package org.descent4j.chart;

import java.util.Map;

/** What a kernel sends to be shown: a content of some kind, how large it is, and what it shows in words. */
record Message(String text, String kind, String content, Map<String, Object> size) {}
