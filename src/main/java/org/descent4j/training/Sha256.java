package org.descent4j.training;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checksums of files and of parts of them. */
final class Sha256 {

    static final int LENGTH = 32;

    private Sha256() {}

    static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        }
    }

    /** The sum over the first bytes of a file, or over all that there are. */
    static MessageDigest over(RandomAccessFile file, long bytes) throws IOException {
        MessageDigest digest = fresh();
        byte[] piece = new byte[1 << 16];
        file.seek(0);
        for (long left = bytes; left > 0; ) {
            int read = file.read(piece, 0, (int) Math.min(left, piece.length));
            if (read < 0) {
                break;
            }
            digest.update(piece, 0, read);
            left -= read;
        }
        return digest;
    }

    /** What the digest comes to, as text; it starts anew by that. */
    static String text(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
