package org.reprise.liberty.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A running browser without a window, which ends with this JVM. One thread. */
final class Chromium {

    /** As long as a page may take on a machine with much else to do. */
    static final int PATIENCE_MILLIS = 90_000;

    private static final int WIDTH = 1360;
    private static final int HEIGHT = 900;
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Browser browser;

    private Chromium(Browser browser) {
        this.browser = browser;
    }

    static Chromium start(Path program) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(ARGUMENTS));
        return new Chromium(browser);
    }

    /** A new person at a desk: no cookies, light colours. */
    Visit visit() {
        return visit(ColorScheme.LIGHT, WIDTH);
    }

    Visit visit(ColorScheme colours, int width) {
        return new Visit(browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setColorScheme(colours)
                .setLocale("en-GB")));
    }
}
