package org.reprise.liberty.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Draws the figures of a benchmark as bars against their aims: SVG that follows the reader's light or dark scheme. */
public final class Plot {

    private static final int WIDTH = 760;
    private static final int ROW = 34;
    private static final int TOP = 44;
    private static final int LABELS = 370;
    private static final int BARS = 290;

    private static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
              <title>Benchmark figures against their aims</title>
              <style>
                text { font: 13px system-ui, sans-serif; fill: #1f2328 }
                .head { font-weight: 600 }
                .quiet { fill: #59636e }
                .reached { fill: #2f81c7 }
                .missed { fill: #c4682b }
                .track { fill: #eaeef2 }
                .aim { stroke: #1f2328; stroke-width: 2 }
                .paper { fill: #ffffff }
                @media (prefers-color-scheme: dark) {
                  text { fill: #e6edf3 } .quiet { fill: #9198a1 } .track { fill: #262c36 }
                  .aim { stroke: #e6edf3 } .paper { fill: #0d1117 }
                }
              </style>
              <rect class="paper" width="%1$d" height="%2$d"/>
              <text class="head" x="10" y="22">Figures and aims</text>
              <text class="quiet" x="%3$d" y="22">line: the aim; blue: reached; orange: not reached</text>
            """;

    private Plot() {}

    /** Arguments: the result file, and the SVG file to write. */
    public static void main(String... arguments) throws IOException {
        JsonNode result = new ObjectMapper().readTree(Path.of(arguments[0]).toFile());
        Path svg = Path.of(arguments[1]).toAbsolutePath();
        Files.createDirectories(svg.resolveSibling("."));
        Files.writeString(svg, svg(result, Aim.all()));
        System.out.println("Drawn: " + svg);
    }

    static String svg(JsonNode result, List<Aim> aims) {
        StringBuilder svg = new StringBuilder();
        int height = TOP + aims.size() * ROW + 8;
        svg.append(String.format(Locale.ROOT, HEAD, WIDTH, height, LABELS));
        for (int i = 0; i < aims.size(); i++) {
            row(svg, aims.get(i), result, TOP + i * ROW);
        }
        return svg.append("</svg>\n").toString();
    }

    /** The aim is at 60 % of the track, so that bars of one picture can be compared with their own aims. */
    private static void row(StringBuilder svg, Aim aim, JsonNode result, int y) {
        double value = aim.value(result);
        long length = Math.round(Math.min(1, 0.6 * value / aim.bound()) * BARS);
        long bound = LABELS + Math.round(0.6 * BARS);
        svg.append(String.format(
                Locale.ROOT,
                """
                  <text x="10" y="%1$d">%2$s</text>
                  <rect class="track" x="%3$d" y="%4$d" width="%5$d" height="16" rx="2"/>
                  <rect class="%6$s" x="%3$d" y="%4$d" width="%7$d" height="16" rx="2"/>
                  <line class="aim" x1="%8$d" y1="%9$d" x2="%8$d" y2="%10$d"><title>%11$s %12$s</title></line>
                  <text x="%13$d" y="%1$d">%14$s</text>
                """,
                y + 18,
                aim.title(),
                LABELS,
                y + 5,
                BARS,
                aim.isReached(result) ? "reached" : "missed",
                length,
                bound,
                y + 2,
                y + 24,
                aim.atMost() ? "at most" : "at least",
                aim.shown(aim.bound()),
                LABELS + BARS + 10,
                aim.shown(value)));
    }
}
