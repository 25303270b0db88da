package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import org.junit.jupiter.api.Test;

/** Words of Open Liberty's messaging client, as they were seen, and what operators read. */
class JmsTroubleTest {
    private static final String QUEUE = "reprise.west.portions";

    @Test
    void serverThatIsDownIsSaidWithItsAddressAndTheCodesToFindTheRestBy() {
        JMSException seen = new JMSException("CWSIA0241E: An exception was received during the call to the method"
                + " JmsManagedConnectionFactoryImpl.createConnection: com.ibm.websphere.sib.exception.SIResourceException:"
                + " CWSIT0127E: Unable to contact the specified target messaging engines. See the linked exception for further"
                + " details. Client connections were attempted to: [127.0.0.1:20985:BootstrapBasicMessaging].");
        assertThat(JmsTrouble.words(QUEUE, seen))
                .isEqualTo(
                        "its messaging engine at 127.0.0.1:20985 cannot be reached: its server does not run, or the way to it"
                                + " is cut (CWSIA0241E, CWSIT0127E)");
    }

    @Test
    void eachCauseHasItsWordsAndNoClassName() {
        assertThat(JmsTrouble.words(QUEUE, new JMSException("x CWSIJ0056E: An unexpected condition")))
                .isEqualTo("the connection to its messaging engine broke (CWSIJ0056E)");
        assertThat(JmsTrouble.words(QUEUE, new JMSException("CWSIK0025E: The destination is not available")))
                .startsWith("its queue reprise.west.portions is full");
        assertThat(JmsTrouble.words(QUEUE, new JMSSecurityRuntimeException("CWSIA0006E: no")))
                .startsWith("its messaging engine does not let this server in: compare user and password");
        assertThat(JmsTrouble.words(QUEUE, new InvalidDestinationRuntimeException("CWSIA0052E: none")))
                .startsWith("its messaging engine has no queue reprise.west.portions: add it");
        assertThat(JmsTrouble.words("", new JMSRuntimeException("anything")))
                .isEqualTo("its messaging engine refuses the connection (JMSRuntimeException)");
    }

    @Test
    void causesAreLookedThroughToTheEnd() {
        JMSRuntimeException seen =
                new JMSRuntimeException("failed", null, new IllegalStateException(new JMSException("CWSIT0127E: …")));
        assertThat(JmsTrouble.words(QUEUE, seen)).contains("cannot be reached", "(CWSIT0127E)");
    }
}
