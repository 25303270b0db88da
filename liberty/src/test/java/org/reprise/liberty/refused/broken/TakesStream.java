package org.reprise.liberty.refused.broken;

import jakarta.ejb.Stateless;
import java.io.InputStream;
import org.reprise.api.Replicated;

@Stateless
public class TakesStream {
    @Replicated
    public void take(InputStream content) {}
}
