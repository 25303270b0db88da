package org.reprise.compare;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.reprise.proof.Value;

/**
 * One of two sites that are compared: this one, or another one that is reached by REST or JMS. The steps are called in this order,
 * each for what the one before left open; the tables must not change between them. For one thread.
 */
public interface Side {

    /** All tables of the application. */
    List<TableShape> tables();

    /** What all rows of a table come to. */
    RowSum sum(SharedTable table);

    /** What the rows of each chunk come to; chunks without rows are left out. */
    SortedMap<Integer, RowSum> chunks(SharedTable table);

    /** Each row of these chunks, in any order. */
    List<RowDigest> digests(SharedTable table, Set<Integer> chunks);

    /** The rows with these {@link RowDigest#key() keys}, all columns; one of several equal ones; those that are not there are left out. */
    Map<Hash, SortedMap<String, Value>> rows(SharedTable table, Set<Hash> keys);

    /**
     * The rows that these columns name, all columns, by their {@link RowDigest#key() keys}; those that are not there are left out. Needs
     * none of the steps before but the first, and reads nothing else.
     */
    Map<Hash, SortedMap<String, Value>> named(SharedTable table, List<SortedMap<String, Value>> names);
}
