/**
 * What stands before the work: arguments that make sense, arrays that are open, a thread that is not to stop, memory
 * that is enough, files that can be read.
 *
 * <p>One rule says what every reader of a file throws, be it an .npz file, a data set or a checkpoint:
 *
 * <ul>
 *   <li>{@link IllegalArgumentException} for what is <em>in</em> the file: another format, damage, a part that is
 *       missing or too much, numbers that make no sense, more than the memory holds. The message begins with the file
 *       and says where in it (a line, an array, a count) and what must be there.
 *   <li>{@link java.io.UncheckedIOException} for what <em>keeps</em> it from being read: it is missing, is a folder, is
 *       not permitted, the disk fails. {@link org.descent4j.internal.guard.Unreadable} makes it, with the reason, the
 *       folder that a relative path starts at, and what to do.
 *   <li>Nothing else, and then nothing has been changed: what is half read is never seen.
 * </ul>
 *
 * <p>What keeps a file from being written is an {@link java.io.UncheckedIOException} of
 * {@link org.descent4j.internal.guard.Unwritable}.
 */
package org.descent4j.internal.guard;
