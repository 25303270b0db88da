package org.reprise.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final Pattern CITED = Pattern.compile("docs/[\\w/-]+\\.md");

    @Test
    void everyLinkAndAnchorBetweenThePagesLeadsSomewhere() {
        List<String> dead = new ArrayList<>();
        int[] checked = {0};
        for (Path file : Repository.pages()) {
            Page.of(Repository.text(file)).links().stream()
                    .filter(link -> !link.matches("[a-z]+:.*"))
                    .peek(link -> checked[0]++)
                    .filter(link -> !leads(file, link))
                    .forEach(link -> dead.add(Repository.root().relativize(file) + ": " + link));
        }
        assertThat(dead).isEmpty();
        assertThat(checked[0]).isPositive();
    }

    private static boolean leads(Path from, String link) {
        String[] parts = link.split("#", 2);
        Path to = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        return Files.exists(to)
                && (parts.length == 1 || Page.of(Repository.text(to)).anchors().contains(parts[1]));
    }

    @Test
    void everyPageBelowTheTopIsLinkedFromAnother() {
        List<Path> linked = Repository.pages().stream()
                .flatMap(file -> Page.of(Repository.text(file)).links().stream()
                        .map(link -> file.resolveSibling(link.split("#", 2)[0]).normalize())
                        .filter(to -> !to.equals(file)))
                .toList();
        assertThat(Repository.pages())
                .filteredOn(file -> !file.getParent().equals(Repository.root()))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(linked).contains(file));
    }

    @Test
    void theReadmeIsReadInTenMinutes() {
        assertThat(Repository.text("README.md").lines().count()).isLessThan(250);
    }

    @Test
    void whatCommentsCiteIsInTheRepository() {
        assertThat(Repository.sources()).isNotEmpty().allSatisfy(file -> {
            String text = Repository.text(file);
            assertThat(CITED.matcher(text).results().map(cited -> cited.group()))
                    .allSatisfy(
                            page -> assertThat(Repository.root().resolve(page)).exists());
        });
    }
}
