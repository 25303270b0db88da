package org.reprise.mask;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of fields, columns and parameters whose values are sensitive. Case, underscores and other signs do not count. */
public final class SensitiveNames {
    /** What is sensitive in any application. */
    public static final List<String> USUAL = List.of(
            "*password*",
            "*passwd*",
            "*passphrase*",
            "*secret*",
            "*token*",
            "*credential*",
            "*apikey*",
            "*privatekey*",
            "*iban*",
            "*cardnumber*",
            "*creditcard*",
            "card",
            "pan",
            "cvc",
            "cvv",
            "pin",
            "ssn");

    private final List<Pattern> patterns;
    private final Set<String> marked;

    /**
     * @param patterns of names, in which an asterisk stands for any letters
     * @param marked   further names
     */
    public SensitiveNames(Collection<String> patterns, Collection<String> marked) {
        this.patterns = patterns.stream()
                .map(each -> Stream.of(each.split("\\*", -1))
                        .map(SensitiveNames::plain)
                        .collect(Collectors.joining(".*")))
                .filter(each -> !each.isEmpty())
                .map(Pattern::compile)
                .toList();
        this.marked = marked.stream().map(SensitiveNames::plain).collect(Collectors.toUnmodifiableSet());
    }

    public boolean has(String name) {
        String plain = plain(name);
        return marked.contains(plain)
                || patterns.stream().anyMatch(each -> each.matcher(plain).matches());
    }

    /** Whether one of the words of a text, such as a statement, is such a name. */
    boolean inside(String text) {
        return Stream.of(text.split("\\W+", -1)).filter(word -> !word.isEmpty()).anyMatch(this::has);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
