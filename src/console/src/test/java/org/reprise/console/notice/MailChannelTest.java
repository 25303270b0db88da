package org.reprise.console.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real SMTP server. */
class MailChannelTest {
    private static final String ADA = "ada@example.org";
    private static final String BOB = "bob@example.org";

    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void allGetWhatIsWrongInPlainText() throws MessagingException, IOException {
        channel(null).send(Notices.firing());
        MimeMessage[] got = server.getReceivedMessages();
        assertThat(got).hasSize(2);
        assertThat(got[0].getSubject()).isEqualTo("[Reprise] FIRING warning: queue-depth at west (orders)");
        assertThat(got[0].getContent().toString())
                .contains(Notices.firing().text(), "Since 2026-12-01T11:59:00Z. Told by site west.");
        assertThat(got[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void whatIsSentAgainHasTheSameMessageId() throws MessagingException {
        channel(null).send(Notices.firing());
        channel(null).send(Notices.firing());
        channel(null).send(Notices.over());
        List<String> ids = new ArrayList<>();
        for (MimeMessage each : server.getReceivedMessages()) {
            ids.add(each.getMessageID());
        }
        String again = "<" + Notices.firing().key() + "@reprise>";
        assertThat(ids).hasSize(6);
        assertThat(ids.stream().filter(again::equals)).hasSize(4);
    }

    @Test
    void whoIsAskedForAPasswordGivesIt() {
        server.setUser("reprise", "letmein");
        channel(new MailSettings.Login("reprise", "letmein")).send(Notices.firing());
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void serverThatIsAwayIsTriedAgain() {
        MailChannel channel = channel(null);
        server.stop();
        assertThatThrownBy(() -> channel.send(Notices.firing()))
                .isInstanceOfSatisfying(UndeliverableException.class, problem -> assertThat(problem.isRefused())
                        .isFalse())
                .hasMessageContaining("127.0.0.1");
    }

    @Test
    void lineBreaksInWhatFailedAddNoHeader() throws MessagingException {
        Notice.About about = new Notice.About("queue-depth", "west", "orders\r\nBcc: eve@example.org");
        channel(null).send(Notice.of(true, about, "warning", "text", Notices.NOON, Notices.NOON, "west"));
        assertThat(server.getReceivedMessages()).hasSize(2).allSatisfy(each -> assertThat(each.getHeader("Bcc"))
                .isNull());
    }

    private MailChannel channel(MailSettings.Login login) {
        MailSettings.Server smtp =
                new MailSettings.Server("127.0.0.1", server.getSmtp().getPort(), MailSettings.Protection.NONE);
        return new MailChannel(new MailSettings(smtp, login, "reprise@example.org", List.of(ADA, BOB)));
    }
}
