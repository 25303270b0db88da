package org.reprise.audit;

import java.util.SortedMap;
import org.reprise.compare.RowDigest;
import org.reprise.proof.Value;

/** What names a row, and its digest. */
record KeyedRow(SortedMap<String, Value> key, RowDigest digest) {}
