package org.reprise.liberty.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.reprise.liberty.LibertyInstallation;

/** One person's look at a page, and everything that the browser complained of meanwhile. */
final class Visit implements AutoCloseable {

    private static final boolean PICTURES = !Boolean.parseBoolean(System.getenv("CI"));
    private static final Path SCREENSHOTS = LibertyInstallation.target().resolve("screenshots");

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visit(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
        page = context.newPage();
        page.onConsoleMessage(this::note);
        page.onPageError(error -> complaints.add("uncaught: " + error));
    }

    Page page() {
        return page;
    }

    void open(URI address) {
        page.navigate(address.toString());
    }

    void setOffline(boolean offline) {
        context.setOffline(offline);
    }

    /** Fails if the page shuts somebody out or is wider than its window. Keeps a picture, but on CI, where nobody would look at it. */
    void look(String state) {
        if (PICTURES) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve(state + ".png"))
                    .setAnimations(ScreenshotAnimations.DISABLED)
                    // a dialog covers the window, not what lies below it
                    .setFullPage(!page.locator("dialog[open]").isVisible()));
        }
        assertThat(axe(page).analyze().getViolations())
                .as("what axe finds in the state " + state)
                .extracting(Visit::told)
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("by how many pixels the page scrolls sideways in the state " + state)
                .isEqualTo(0);
    }

    /**
     * All its rules. In a page of its own axe would take the results of frames from elsewhere together: we have none, and everything that is
     * as it should be would travel there and back, which takes twice the time of the rules.
     */
    private static AxeBuilder axe(Page page) {
        AxeRunOptions violations = new AxeRunOptions();
        violations.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(violations).setLegacyMode(true);
    }

    /**
     * Fails if the browser complained, as it does when the page breaks its Content-Security-Policy.
     *
     * @param expected parts of complaints that belong to what was done, such as the address that answered 401
     */
    void checkQuiet(String... expected) {
        assertThat(complaints)
                .filteredOn(complaint -> Stream.of(expected).noneMatch(complaint::contains))
                .as("what the browser complained of")
                .isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.type() + ": " + message.text() + " at " + message.location());
        }
    }

    private static String told(Rule violation) {
        List<String> nodes = violation.getNodes().stream()
                .map(node -> node.getTarget() + " " + node.getFailureSummary())
                .toList();
        return violation.getId() + ": " + nodes;
    }
}
