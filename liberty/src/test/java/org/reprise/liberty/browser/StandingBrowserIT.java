package org.reprise.liberty.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reprise.liberty.OnRunningSites;
import org.reprise.liberty.Sites;

/** The words of the page "Sites", made by the page's own script from figures as a site tells them. */
@OnRunningSites
@ExtendWith(RunningChromium.class)
class StandingBrowserIT {
    private static final String FIGURES = """
            async () => {
              const words = await import('./js/standing.js');
              const at = (epoch, seq) => ({ epoch, seq });
              const site = (name, role, primary, end, more = {}) => ({ name, self: false, reachable: true, ageSeconds: 1, ...more,
                figures: { role, primary, head: end, stored: end, replayed: end, lagKnown: true, lagEvents: 0, lagSeconds: 0, trouble: '', parked: 0,
                  following: { upstreams: ['west'], upstream: role === 'SECONDARY' ? 'west' : '' }, downstream: [], ...more.figures } });
              const now = { epoch: 2, primary: 'west' };
            """;

    @Test
    void eachSiteIsSaidToStandAsItDoesToTheReignThatIsKnown(Chromium chromium, Sites sites) {
        assertThat(said(chromium, sites, """
              return [
                site('west', 'PRIMARY', 'west', at(2, 9)),
                site('east', 'PRIMARY', 'east', at(1, 9)),
                site('east', 'PRIMARY', 'east', at(3, 9)),
                site('east', 'SECONDARY', 'west', at(2, 9)),
                site('east', 'SECONDARY', 'north', at(2, 9)),
                site('east', 'NOBODY', 'west', at(1, 9), { figures: { trouble: 'It waits' } }),
                site('east', 'PRIMARY', 'east', at(1, 9), { reachable: false, error: 'Gone.' }),
                { name: 'east', reachable: false, error: 'Gone.' },
              ].map((each) => `${words.standing(each, now)[0]}: ${words.remark(each, now)}`);
            """)).isEqualTo("""
            primary:\s
            says primary: It has not heard yet that west reigns by epoch 2.
            primary: Its log has events of epoch 3, of which this site has not heard yet.
            secondary:\s
            secondary: It takes north to be primary: it has not heard yet that west reigns.
            nobody: It waits
            was primary: Not heard: Gone. What stands here is how it was.
            unknown: Not heard: Gone.""");
    }

    @Test
    void howFarItIsBehindIsSaidOnlyWhereThatIsKnown(Chromium chromium, Sites sites) {
        assertThat(said(chromium, sites, """
              const lag = (known, events, seconds) => ({ figures: { lagKnown: known, lagEvents: events, lagSeconds: seconds } });
              return [
                site('east', 'SECONDARY', 'west', at(2, 9)),
                site('east', 'SECONDARY', 'west', at(2, 9), lag(true, 1, 2)),
                site('east', 'SECONDARY', 'west', at(2, 9), lag(false)),
                site('east', 'SECONDARY', 'west', at(2, 9), { reachable: false }),
                site('east', 'NOBODY', 'west', at(2, 9)),
              ].map((each) => words.behind(each)).concat(
                words.calls({ known: true, whole: true, events: 217, names: { accept: 3, pass: 214 } }),
                words.calls({ known: true, whole: false, events: 20, names: { a: 5, b: 1, c: 4 } }),
                words.calls({ known: false, whole: false, events: 0, names: {} }),
                words.lacking({ seq: 12 }, 9), words.lacking({ seq: 9 }, 9), words.lacking({}, 9));
            """)).isEqualTo("""
            nothing
            1 event, 2.0 s
            not known
            not known

            214 pass and 3 accept
            5 a, 4 c, 1 b and 10 more

            events 10 to 12, and what it took since
            what it took since
            all that only it has; nothing is known of it here""");
    }

    @Test
    void theSiteWithTheMostOfTheLogThatAnswersIsChosenAndAReturningOneOnlyOnceItFollows(
            Chromium chromium, Sites sites) {
        assertThat(said(chromium, sites, """
              const east = site('east', 'SECONDARY', 'west', at(2, 9));
              const ready = (each) => words.waysBack(each, now).map(([, done]) => (done ? 'y' : 'n')).join('');
              return [
                words.furthest([site('a', 'SECONDARY', 'west', at(1, 90)), site('b', 'SECONDARY', 'west', at(2, 9))], 'west'),
                words.furthest([site('a', 'SECONDARY', 'west', at(2, 90), { reachable: false }), site('b', 'SECONDARY', 'west', at(2, 9))], 'west'),
                words.furthest([site('a', 'SECONDARY', 'west', at(2, 9)), site('b', 'SECONDARY', 'west', at(2, 9), { self: true })], 'west'),
                words.furthest([site('a', 'NOBODY', 'west', at(2, 90)), site('b', 'SECONDARY', 'west', at(2, 9))], 'west'),
                String(words.furthest([site('west', 'PRIMARY', 'west', at(2, 9))], 'west')),
                ready(east),
                ready(site('east', 'NOBODY', 'west', at(1, 9))),
                ready(site('east', 'SECONDARY', 'west', at(2, 9), { figures: { parked: 1, lagEvents: 5000 } })),
                ready({ ...east, reachable: false }),
              ];
            """)).isEqualTo("""
            b
            b
            b
            b
            undefined
            yyyyyy
            yynnnn
            yyyynn
            nnnnnn""");
    }

    private static Object said(Chromium chromium, Sites sites, String script) {
        try (Visit visit = chromium.visit()) {
            ConsolePage.open(visit, sites, "west");
            Object lines = visit.page().evaluate(FIGURES + script + "}");
            return String.join(
                    "\n", ((List<?>) lines).stream().map(String::valueOf).toList());
        }
    }
}
