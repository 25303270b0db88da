package org.reprise.liberty.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.reprise.liberty.Sites;

/** The console of one site. */
final class ConsolePage {

    private static final List<String> COLUMNS = List.of(
            "Site",
            "Role",
            "State",
            "Head",
            "Stored",
            "Replayed",
            "Lag events",
            "Lag time",
            "Follows",
            "Rate",
            "Parked",
            "Age",
            "Reachable");

    private final Page page;

    private ConsolePage(Page page) {
        this.page = page;
    }

    /** With nobody logged in. */
    static ConsolePage open(Visit visit, Sites sites, String site) {
        visit.open(sites.server(site).site().address().url().resolve("/reprise/"));
        return new ConsolePage(visit.page());
    }

    /** With a sample user logged in, whose password is its name. */
    static ConsolePage open(Visit visit, Sites sites, String site, String user) {
        ConsolePage console = open(visit, sites, site);
        console.login(user, user);
        assertThat(console.table("Sites")).isVisible();
        return console;
    }

    /** Of an address that a test has opened itself. */
    static ConsolePage of(Visit visit) {
        return new ConsolePage(visit.page());
    }

    /** Another page of the console, by its link in the header. */
    void turnTo(String name) {
        page.getByRole(AriaRole.NAVIGATION)
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void login(String user, String password) {
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill(password);
        page.keyboard().press("Enter");
    }

    Page page() {
        return page;
    }

    Locator alert() {
        return page.getByRole(AriaRole.ALERT);
    }

    Locator banner() {
        return page.locator(".banner");
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The section below the heading of this name. */
    Locator section(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator form(String name) {
        return page.getByRole(
                AriaRole.FORM, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator table(String name) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(name + ", table"));
    }

    /** The row of a table whose own heading begins so. */
    Locator row(String table, String heading) {
        return table(table)
                .locator("tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(
                                "th",
                                new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + heading + "\\b")))));
    }

    /** What the table of sites says of a site. */
    Locator figure(String site, String column) {
        return row("Sites", site).locator("th, td").nth(COLUMNS.indexOf(column));
    }

    Locator act(String act, String position) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(act + " " + position));
    }

    /** All buttons that do something about a parked event. */
    Locator acts() {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^(Retry|Skip) \\d")));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Presses a button of the open dialog. */
    void confirm(String verb) {
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(verb).setExact(true))
                .click();
    }
}
