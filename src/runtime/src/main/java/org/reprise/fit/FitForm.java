package org.reprise.fit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How a site's definition travels: as JSON, compressed, as a thousand tables are megabytes. */
public final class FitForm {
    /** Who answers at the other site. */
    public static final String SUBJECT = "fit";

    private static final ObjectMapper JSON = new ObjectMapper();

    private FitForm() {}

    public static byte[] write(SiteDefinition definition) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            JSON.writeValue(packed, definition);
        } catch (IOException e) {
            throw new FitException("The definition of this site cannot be written: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    /** @throws FitException when it is not understood */
    public static SiteDefinition read(byte[] bytes) {
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return JSON.readValue(unpacked, SiteDefinition.class);
        } catch (IOException e) {
            throw new FitException(
                    "What the other site says of its tables is not understood; do both run the same version of Reprise? "
                            + e.getMessage(),
                    e);
        }
    }
}
