package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebugPortTest {

    @Test
    void debuggerAttachesToTheJvmOfAServerWhichDoesNotWaitForIt(@TempDir Path folder)
            throws IOException, IllegalConnectorArgumentsException {
        DebugPort port = DebugPort.free();
        Process process = runningJvm(folder, port);
        try (BufferedReader output = process.inputReader()) {
            // it has run as far as this without a debugger
            while (!"runs".equals(output.readLine())) {
                assertThat(process.isAlive()).isTrue();
            }
            VirtualMachine attached = attach(port);
            assertThat(attached.classesByName("Waiting")).hasSize(1);
            attached.dispose();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process runningJvm(Path folder, DebugPort port) throws IOException {
        Path program = Files.writeString(folder.resolve("Waiting.java"), """
                public class Waiting {
                    public static void main(String... arguments) throws Exception {
                        System.out.println("runs");
                        Thread.currentThread().join();
                    }
                }
                """);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(java.toString(), port.jvmOption(), program.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static VirtualMachine attach(DebugPort port) throws IOException, IllegalConnectorArgumentsException {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> where = connector.defaultArguments();
        where.get("hostname").setValue(Address.HOST);
        where.get("port").setValue(Integer.toString(port.number()));
        return connector.attach(where);
    }
}
