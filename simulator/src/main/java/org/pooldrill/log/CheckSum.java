package org.pooldrill.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The check sum of logs: SHA-256, which every Java platform has. */
final class CheckSum {

    private CheckSum() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
