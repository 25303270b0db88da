package org.reprise.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows in aligned columns: figures to the right, words to the left, two blanks between. No line ends in blanks. */
public final class Table {

    private static final String GAP = "  ";

    /** How a column stands. */
    enum Side {
        LEFT,
        RIGHT
    }

    private record Column(String name, Side side) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    public Table left(String... names) {
        Arrays.stream(names).map(name -> new Column(name, Side.LEFT)).forEach(columns::add);
        return this;
    }

    public Table right(String... names) {
        Arrays.stream(names).map(name -> new Column(name, Side.RIGHT)).forEach(columns::add);
        return this;
    }

    /** Adds a row; what a terminal would obey instead of show is taken out of its cells. */
    public Table row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(Arrays.stream(cells)
                .map(cell -> Words.shown(String.valueOf(cell)))
                .toList());
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** All lines, the names of the columns first. */
    public String text() {
        List<String> head = columns.stream().map(Column::name).toList();
        int[] widths = new int[columns.size()];
        measure(head, widths);
        rows.forEach(row -> measure(row, widths));
        StringBuilder text = new StringBuilder();
        line(head, widths, text);
        rows.forEach(row -> line(row, widths, text));
        return text.toString();
    }

    private static void measure(List<String> cells, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(cells.get(i)));
        }
    }

    private void line(List<String> cells, int[] widths, StringBuilder text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - width(cells.get(i)));
            line.append(i == 0 ? "" : GAP);
            if (columns.get(i).side() == Side.RIGHT) {
                line.append(blanks).append(cells.get(i));
            } else {
                line.append(cells.get(i)).append(blanks);
            }
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
