import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Where the time of the last build went, from the reports that Surefire and Failsafe left in each module. {@code java .ci/Times.java}
 * prints it; with a file it is put between that file's lines {@code <!-- times -->} and {@code <!-- end of times -->}; with a number
 * besides, the whole build took so many seconds.
 */
final class Times {
    private static final String BEGIN = "<!-- times -->\n";
    private static final String END = "<!-- end of times -->\n";
    private static final int SLOWEST = 25;

    private record Suite(String module, String name, int tests, int skipped, double seconds) {}

    public static void main(String... arguments) throws IOException, XMLStreamException {
        List<Suite> suites = read();
        String table = table(suites, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0);
        if (arguments.length == 0) {
            System.out.print(table);
            return;
        }
        Path file = Path.of(arguments[0]);
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IllegalArgumentException(file + " has no place for the times: " + BEGIN + END);
        }
        Files.writeString(file, text.substring(0, begin) + table + text.substring(end));
    }

    private static List<Suite> read() throws IOException, XMLStreamException {
        List<Path> reports;
        try (Stream<Path> files = Files.find(
                Path.of("."),
                6,
                (file, is) -> file.toString().matches(".*/target/(surefire|failsafe)-reports/TEST-[^/]*\\.xml"))) {
            reports = files.sorted().toList();
        }
        List<Suite> suites = new ArrayList<>();
        for (Path report : reports) {
            suites.add(suite(report));
        }
        return suites;
    }

    private static Suite suite(Path report) throws IOException, XMLStreamException {
        String path = Path.of(".").relativize(report).toString().replace('\\', '/');
        String kind = path.contains("/failsafe-reports/") ? ", on servers" : "";
        String module = path.substring(0, path.indexOf("/target/")) + (path.startsWith("liberty") ? kind : "");
        try (var in = Files.newInputStream(report)) {
            XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
            xml.nextTag();
            return new Suite(
                    module,
                    xml.getAttributeValue(null, "name").replaceFirst(".*\\.", ""),
                    Integer.parseInt(xml.getAttributeValue(null, "tests")),
                    Integer.parseInt(xml.getAttributeValue(null, "skipped")),
                    Double.parseDouble(xml.getAttributeValue(null, "time").replace(",", "")));
        }
    }

    private static String table(List<Suite> suites, int whole) {
        StringBuilder out = new StringBuilder();
        if (whole > 0) {
            out.append(String.format(
                    Locale.ROOT,
                    "The whole run took %d:%02d min on %d cores.%n%n",
                    whole / 60,
                    whole % 60,
                    Runtime.getRuntime().availableProcessors()));
        }
        Map<String, List<Suite>> modules =
                suites.stream().collect(Collectors.groupingBy(Suite::module, TreeMap::new, Collectors.toList()));
        out.append("| module | classes | tests | of them skipped | seconds |\n|---|--:|--:|--:|--:|\n");
        modules.forEach((module, of) -> out.append(row(module, of)));
        out.append(row("all", suites));
        out.append("\n| slowest class | tests | seconds |\n|---|--:|--:|\n");
        suites.stream()
                .sorted(Comparator.comparingDouble(Suite::seconds).reversed())
                .limit(SLOWEST)
                .forEach(each -> out.append(String.format(
                        Locale.ROOT, "| %s | %d | %.0f |%n", each.name(), each.tests(), each.seconds())));
        return out.toString();
    }

    private static String row(String module, List<Suite> suites) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.0f |%n",
                module,
                suites.size(),
                suites.stream().mapToInt(Suite::tests).sum(),
                suites.stream().mapToInt(Suite::skipped).sum(),
                suites.stream().mapToDouble(Suite::seconds).sum());
    }
}
