package org.reprise.console;

import java.time.Instant;
import java.util.List;
import org.reprise.compare.SiteComparison;
import org.reprise.compare.TableComparison;
import org.reprise.mask.Mask;
import org.reprise.proof.Difference;

/**
 * What a comparison found, as the console shows it.
 *
 * @param differences by table, key and column; at most {@link SiteComparison#LISTED} rows
 */
public record ComparedView(
        String other, String position, Instant at, boolean equal, List<Table> tables, List<Difference> differences) {

    /**
     * One table.
     *
     * @param missing rows that only the other site has
     * @param extra   rows that only this site has
     */
    public record Table(String table, long here, long there, long missing, long extra, long changed) {
        static Table of(TableComparison compared) {
            return new Table(
                    compared.table(),
                    compared.here(),
                    compared.there(),
                    compared.missing(),
                    compared.extra(),
                    compared.changed());
        }
    }

    static ComparedView of(SiteComparison.Result result, Mask mask) {
        return new ComparedView(
                result.other(),
                result.position().toString(),
                result.at(),
                result.tables().equal(),
                result.tables().tables().stream().map(Table::of).toList(),
                result.tables().differences().stream()
                        .map(each -> new Difference(
                                each.table(),
                                mask.text(each.key()),
                                each.column(),
                                mask.value(each.column(), each.there()),
                                mask.value(each.column(), each.here())))
                        .toList());
    }
}
