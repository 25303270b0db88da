package org.reprise.liberty.refused.broken;

import jakarta.ejb.Stateless;
import java.util.Map;
import org.reprise.api.Replicated;

@Stateless
@SuppressWarnings("rawtypes")
public class TakesRawMap {
    @Replicated
    public void take(String key, Map rates) {}
}
