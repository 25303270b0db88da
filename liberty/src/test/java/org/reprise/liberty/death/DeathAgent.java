package org.reprise.liberty.death;

import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Runs in a server that is to die, from its start or later. The code that it changes knows nothing but the JDK, whatever its class loader
 * sees: it logs the name of the point, and a handler of that logger halts the JVM.
 */
public final class DeathAgent implements ClassFileTransformer {
    private final Map<String, List<Place>> places;

    private DeathAgent(List<Place> places) {
        this.places = places.stream().collect(groupingBy(Place::type));
    }

    public static void premain(String script, Instrumentation jvm) throws IOException, UnmodifiableClassException {
        agentmain(script, jvm);
    }

    public static void agentmain(String script, Instrumentation jvm) throws IOException, UnmodifiableClassException {
        DeathAgent agent = new DeathAgent(
                Files.readAllLines(Path.of(script)).stream().map(Place::parse).toList());
        jvm.addTransformer(agent, true);
        for (Class<?> loaded : jvm.getAllLoadedClasses()) {
            if (agent.places.containsKey(loaded.getName().replace('.', '/'))) {
                jvm.retransformClasses(loaded);
            }
        }
    }

    /** Null for all other classes: they stay as they are. */
    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> before, ProtectionDomain domain, byte[] bytes) {
        List<Place> here = name == null ? null : places.get(name);
        if (here == null) {
            return null;
        }
        // only now: the server has its own log manager by the time that its application is loaded
        Undertaker.awaits(here);
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new Marking(writer, here), 0);
        return writer.toByteArray();
    }

    private static final class Marking extends ClassVisitor {
        private final List<Place> here;

        Marking(ClassVisitor next, List<Place> here) {
            super(Opcodes.ASM9, next);
            this.here = here;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            for (Place place : here) {
                if (place.isIn(name, descriptor)) {
                    method = new Marked(method, place);
                }
            }
            return method;
        }
    }

    /** Without a branch, so that the frames of the method stay right. */
    private static final class Marked extends MethodVisitor {
        private final Place place;

        Marked(MethodVisitor next, Place place) {
            super(Opcodes.ASM9, next);
            this.place = place;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (place.atEntry()) {
                log();
            }
        }

        @Override
        public void visitInsn(int code) {
            if (!place.atEntry() && code >= Opcodes.IRETURN && code <= Opcodes.RETURN) {
                log();
            }
            super.visitInsn(code);
        }

        private void log() {
            super.visitLdcInsn(Undertaker.NAME);
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    "java/util/logging/Logger",
                    "getLogger",
                    "(Ljava/lang/String;)Ljava/util/logging/Logger;",
                    false);
            super.visitLdcInsn(place.name());
            super.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, "java/util/logging/Logger", "severe", "(Ljava/lang/String;)V", false);
        }
    }
}
