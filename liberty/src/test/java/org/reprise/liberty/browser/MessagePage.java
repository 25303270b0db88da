package org.reprise.liberty.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.reprise.liberty.Sites;

/** The message page of one site. */
final class MessagePage {

    private final Page page;

    private MessagePage(Page page) {
        this.page = page;
    }

    static MessagePage open(Visit visit, Sites sites, String site) {
        visit.open(sites.server(site).site().address().url().resolve("/network/"));
        assertThat(visit.page()).hasTitle("Message network at " + site);
        return new MessagePage(visit.page());
    }

    void handIn(String text) {
        page.getByLabel("Text").fill(text);
        button("Hand in").click();
    }

    void follow(String id) {
        page.getByLabel("Message id").fill(id);
        button("Follow").click();
    }

    /** Id of the message that is followed. */
    String followedId() {
        assertThat(followed().locator(".mono")).isVisible();
        return page.getByLabel("Message id").inputValue();
    }

    Locator followed() {
        return page.locator("#followed");
    }

    Locator status() {
        return followed().locator(".status").first();
    }

    Locator banner() {
        return page.getByRole(AriaRole.ALERT);
    }

    Locator newest() {
        return page.locator("#newest tr");
    }

    void load(int clients, int pass, int heartbeats) {
        page.getByLabel("Clients").fill(Integer.toString(clients));
        page.getByLabel("Pass", new Page.GetByLabelOptions().setExact(true)).fill(Integer.toString(pass));
        page.getByLabel("Expire").fill("0");
        page.getByLabel("Heartbeats").fill(Integer.toString(heartbeats));
        button("Run").click();
    }

    Locator progress() {
        return page.getByRole(AriaRole.STATUS);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
