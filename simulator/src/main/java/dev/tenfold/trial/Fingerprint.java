package dev.tenfold.trial;

import dev.tenfold.load.Profile;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells one load from another in a few letters. */
final class Fingerprint {
    private Fingerprint() {}

    /** SHA-256 of all pieces of a load, hexadecimal. */
    static String of(Profile load) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer bytes = ByteBuffer.allocate(3 * Long.BYTES);
            for (Profile.Piece piece : load.pieces()) {
                bytes.clear();
                bytes.putDouble(piece.from()).putDouble(piece.to()).putLong(piece.lengthNanos());
                digest.update(bytes.array());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
