package org.reprise.group;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;

/**
 * Messages to a name server and back, over TCP, signed in both directions. By a socket of its own: the resolver of dnsjava starts threads
 * that would outlive the application.
 */
final class DnsWire {
    private final DnsSettings settings;
    private final TSIG signer;

    DnsWire(DnsSettings settings, Name key, Clock clock) {
        this.settings = settings;
        String algorithm = settings.key().algorithm();
        SecretKey secret = new SecretKeySpec(settings.key().bytes(), algorithm.replace("-", ""));
        this.signer = new TSIG(TSIG.algorithmToName(algorithm), key, secret, clock);
    }

    /**
     * The answer, whatever it says; signed, unless it says that the signature is wrong.
     *
     * @throws NameServerException when there is none, or it is not the server's
     */
    Message ask(Message question) {
        signer.apply(question, null);
        Endpoint server = settings.server();
        try {
            byte[] bytes = exchange(question.toWire());
            Message answer = new Message(bytes);
            check(question, answer, bytes);
            return answer;
        } catch (SocketTimeoutException e) {
            throw new NameServerException(
                    "The name server " + server + " did not answer within "
                            + settings.terms().timeout().toSeconds()
                            + " s: see that it runs and is reached by TCP from here",
                    e);
        } catch (IOException e) {
            throw new NameServerException(
                    "There is no way to the name server " + server + " (" + e.getMessage()
                            + "): see that it runs and is reached by TCP from here, or correct reprise.group.dns.server",
                    e);
        }
    }

    private byte[] exchange(byte[] question) throws IOException {
        int patience = (int) settings.terms().timeout().toMillis();
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            settings.server().host(), settings.server().port()),
                    patience);
            socket.setSoTimeout(patience);
            byte[] framed = new byte[question.length + 2];
            framed[0] = (byte) (question.length >> 8);
            framed[1] = (byte) question.length;
            System.arraycopy(question, 0, framed, 2, question.length);
            socket.getOutputStream().write(framed);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] answer = new byte[in.readUnsignedShort()];
            in.readFully(answer);
            return answer;
        }
    }

    private void check(Message question, Message answer, byte[] bytes) {
        TSIGRecord said = answer.getTSIG();
        if (answer.getHeader().getID() != question.getHeader().getID()) {
            throw new NameServerException("The name server " + settings.server() + " answered another question");
        }
        boolean disputes = answer.getRcode() == Rcode.NOTAUTH && said != null && said.getError() != Rcode.NOERROR;
        if (disputes || said == null && answer.getRcode() != Rcode.NOERROR && answer.getRcode() != Rcode.NXDOMAIN) {
            // it could not sign that; nothing is done because of it but to say so
            return;
        }
        int error = signer.verify(answer, bytes, question.getTSIG());
        if (error != Rcode.NOERROR) {
            throw new NameServerException("The answer of the name server " + settings.server() + " is not signed by "
                    + settings.key() + " (" + Rcode.TSIGstring(error)
                    + ") and is not believed: somebody else answers, or the key is another one there");
        }
    }
}
