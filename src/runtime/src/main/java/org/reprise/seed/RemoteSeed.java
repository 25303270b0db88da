package org.reprise.seed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.reprise.job.Progress;
import org.reprise.seed.SeedQuestion.Step;

/** A seed that is staged at another site, which is asked for it piece by piece. For one thread. */
public final class RemoteSeed implements SeedSource {
    private static final long LOOK_MS = 500;

    private final UnaryOperator<byte[]> asked;
    private final String id;

    /**
     * @param asked hands a question to the other site's {@link SeedDesk} and gives its answer
     * @param id    of a seed that is staged there
     */
    public RemoteSeed(UnaryOperator<byte[]> asked, String id) {
        this.asked = asked;
        this.id = id;
    }

    /**
     * Has a new seed staged at the other site, and waits for that.
     *
     * @throws SeedException when it cannot be staged
     */
    public static RemoteSeed stage(String source, UnaryOperator<byte[]> asked, Progress progress) {
        StagingWord word = word(asked.apply(question(Step.STAGE, "", 0)));
        String stage = "";
        long told = 0;
        while (word.seed().isEmpty()) {
            if (!word.failed().isEmpty()) {
                throw new SeedException("Site '" + source + "' cannot stage a seed: " + word.failed(), null);
            }
            if (!stage.equals(word.stage())) {
                stage = word.stage();
                told = 0;
                progress.stage("'" + source + "': " + stage, word.total(), "rows");
            }
            progress.add(word.done() - told);
            told = word.done();
            pause();
            word = word(asked.apply(question(Step.STAGED, word.staging(), 0)));
        }
        return new RemoteSeed(asked, word.seed());
    }

    /** The tables in which generators of the other site stand. */
    public static Set<String> generators(UnaryOperator<byte[]> asked) {
        try {
            return SeedDesk.JSON.readValue(asked.apply(question(Step.GENERATORS, "", 0)), new TypeReference<>() {});
        } catch (IOException e) {
            throw notUnderstood(e);
        }
    }

    private static SeedException notUnderstood(IOException e) {
        return new SeedException("What the source says is not understood: " + e.getMessage(), e);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SeedException("Interrupted while a seed was staged", e);
        }
    }

    private static StagingWord word(byte[] answer) {
        try {
            return SeedDesk.JSON.readValue(answer, StagingWord.class);
        } catch (IOException e) {
            throw notUnderstood(e);
        }
    }

    private static byte[] question(Step step, String id, int number) {
        try {
            return SeedDesk.JSON.writeValueAsBytes(new SeedQuestion(step, id, number));
        } catch (JsonProcessingException e) {
            throw new SeedException("A question cannot be written: " + e.getMessage(), e);
        }
    }

    /** Tells the other site that its files may go. */
    public void taken() {
        var unused = asked.apply(question(Step.TAKEN, id, 0));
    }

    @Override
    public SeedManifest manifest() {
        return ManifestJson.decode(asked.apply(question(Step.MANIFEST, id, 0)));
    }

    @Override
    public byte[] chunk(int number) {
        return asked.apply(question(Step.CHUNK, id, number));
    }
}
