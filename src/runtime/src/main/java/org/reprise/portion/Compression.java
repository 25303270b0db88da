package org.reprise.portion;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.util.Native;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How the payload of a portion is compressed. The portion says which, so that a site can read either. */
public enum Compression {
    /** In every Java platform; some 15 % larger. */
    DEFLATE(1) {
        @Override
        public byte[] pack(byte[] plain, Instant sealedAt) {
            return RawDeflate.pack(plain, NO_PRIMER);
        }

        @Override
        public byte[] unpack(byte[] payload, int plainSize, Instant sealedAt) {
            return RawDeflate.unpack(payload, plainSize, NO_PRIMER);
        }
    },

    /**
     * Deflate that begins as if it had already seen what every event resembles: the names of fields, and the time, which the
     * header has. For few events, which have too little in common with each other.
     */
    PRIMED(3) {
        @Override
        public byte[] pack(byte[] plain, Instant sealedAt) {
            return RawDeflate.pack(plain, primer(sealedAt));
        }

        @Override
        public byte[] unpack(byte[] payload, int plainSize, Instant sealedAt) {
            return RawDeflate.unpack(payload, plainSize, primer(sealedAt));
        }
    },

    /** Needs the native library of zstd-jni. */
    ZSTD(2) {
        @Override
        public byte[] pack(byte[] plain, Instant sealedAt) {
            return Zstd.compress(plain, ZSTD_LEVEL);
        }

        @Override
        public byte[] unpack(byte[] payload, int plainSize, Instant sealedAt) {
            if (!zstdLoads()) {
                throw new PortionRefusedException(
                        "The portion is compressed by zstd, and the native library of zstd-jni"
                                + " does not load at this site. Let the primary use DEFLATE, or make the library load");
            }
            try {
                byte[] plain = new byte[plainSize];
                if (Zstd.decompress(plain, payload) != plainSize) {
                    throw RawDeflate.otherSize(plainSize);
                }
                return plain;
            } catch (ZstdException e) {
                throw new PortionRefusedException("The payload of the portion does not unpack", e);
            }
        }
    };

    private static final int ZSTD_LEVEL = 3;
    /** From some twenty small events on, zstd makes less. */
    private static final int PRIMED_BYTES = 2000;

    private static final byte[] NO_PRIMER = {};
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
    public static Compression ofCode(int code) {
        for (Compression each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw new PortionRefusedException("The portion is compressed in an unknown way: " + code);
    }

    public int code() {
        return code;
    }

    /** The better one of this and {@link #PRIMED} for events of so many bytes together. */
    public Compression suited(int plainSize) {
        return plainSize <= PRIMED_BYTES ? PRIMED : this;
    }

    public abstract byte[] pack(byte[] plain, Instant sealedAt);

    /** Allocates {@code plainSize} bytes, which the caller has checked, and never more. */
    public abstract byte[] unpack(byte[] payload, int plainSize, Instant sealedAt);

    /** What is likeliest stands last. Part of the format: another text is another compression. */
    private static byte[] primer(Instant sealedAt) {
        String time = sealedAt.truncatedTo(ChronoUnit.SECONDS).toString();
        String text = "false,true,null,\"x\":\"\",\"v\":2,\"r\":[{\"n\":\"\",\"o\":"
                + time.substring(0, time.length() - 1) + ".000Z\",\"Z\"]}]}{\"t\":" + sealedAt.toEpochMilli()
                + ",\"c\":[{\"n\":\"\",\"a\":[\"";
        return text.getBytes(StandardCharsets.UTF_8);
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
