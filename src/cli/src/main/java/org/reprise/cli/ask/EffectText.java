package org.reprise.cli.ask;

import org.reprise.cli.text.Words;

/** What a site says that an act does. */
public final class EffectText {

    private EffectText() {}

    public static String of(Answer answer, Words words) {
        return Words.shown(Words.text(answer.json().path("effect")));
    }
}
