package org.reprise.log;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.util.Native;
import java.io.ByteArrayOutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** How the payload of a portion is compressed. The portion says which, so that a site can read either. */
public enum Compression {
    /** In every Java platform; some 15 % larger. */
    DEFLATE(1) {
        @Override
        byte[] pack(byte[] plain) {
            Deflater deflater = new Deflater(6, true);
            try {
                deflater.setInput(plain);
                deflater.finish();
                ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 2 + 64);
                byte[] buffer = new byte[8192];
                while (!deflater.finished()) {
                    out.write(buffer, 0, deflater.deflate(buffer));
                }
                return out.toByteArray();
            } finally {
                deflater.end();
            }
        }

        @Override
        byte[] unpack(byte[] payload, int plainSize) {
            Inflater inflater = new Inflater(true);
            try {
                inflater.setInput(payload);
                byte[] plain = new byte[plainSize];
                int length = inflater.inflate(plain);
                // one more byte asked for: it shows a payload that unpacks to more than it says
                if (length != plainSize || inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
                    throw otherSize(plainSize);
                }
                return plain;
            } catch (DataFormatException e) {
                throw new PortionRefusedException("The payload of the portion does not unpack", e);
            } finally {
                inflater.end();
            }
        }
    },

    /** Needs the native library of zstd-jni. */
    ZSTD(2) {
        @Override
        byte[] pack(byte[] plain) {
            return Zstd.compress(plain, ZSTD_LEVEL);
        }

        @Override
        byte[] unpack(byte[] payload, int plainSize) {
            if (!zstdLoads()) {
                throw new PortionRefusedException(
                        "The portion is compressed by zstd, and the native library of zstd-jni"
                                + " does not load at this site. Let the primary use DEFLATE, or make the library load");
            }
            try {
                byte[] plain = new byte[plainSize];
                if (Zstd.decompress(plain, payload) != plainSize) {
                    throw otherSize(plainSize);
                }
                return plain;
            } catch (ZstdException e) {
                throw new PortionRefusedException("The payload of the portion does not unpack", e);
            }
        }
    };

    private static final int ZSTD_LEVEL = 3;
    private static final Logger LOG = Logger.getLogger(Compression.class.getName());

    private final int code;

    Compression(int code) {
        this.code = code;
    }

    /** The best that works on this machine; says in the log which. */
    public static Compression best() {
        boolean zstd = zstdLoads();
        LOG.info(
                zstd
                        ? "Portions are compressed by zstd"
                        : "Portions are compressed by Deflate, because the native library of zstd-jni does not load here");
        return zstd ? ZSTD : DEFLATE;
    }

    /** What this number in a portion means. */
    static Compression ofCode(int code) {
        for (Compression each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw new PortionRefusedException("The portion is compressed in an unknown way: " + code);
    }

    int code() {
        return code;
    }

    abstract byte[] pack(byte[] plain);

    /** Allocates {@code plainSize} bytes, which the caller has checked, and never more. */
    abstract byte[] unpack(byte[] payload, int plainSize);

    private static PortionRefusedException otherSize(int plainSize) {
        return new PortionRefusedException(
                "The payload of the portion does not unpack to the " + plainSize + " bytes that it says");
    }

    private static boolean zstdLoads() {
        try {
            Native.load();
            return Native.isLoaded();
        } catch (LinkageError e) {
            LOG.log(Level.FINE, "zstd-jni does not load", e);
            return false;
        }
    }
}
