package org.reprise.fit;

/** A column holds no more than the attribute that is mapped to it. */
final class JavaTypes {
    private static final int SINGLE = 24;
    private static final int DOUBLE = 53;

    private JavaTypes() {}

    /** @param javaType name of the attribute's class; empty when it is not known */
    static ColumnType narrowed(ColumnType type, String javaType) {
        return switch (javaType) {
            case "java.lang.Boolean" -> type.kind().isNumber() ? of(type, Kind.BOOLEAN, 1) : type;
            case "java.lang.Byte" -> integer(type, Byte.SIZE);
            case "java.lang.Short" -> integer(type, Short.SIZE);
            case "java.lang.Integer" -> integer(type, Integer.SIZE);
            case "java.lang.Long" -> integer(type, Long.SIZE);
            case "java.lang.Float" ->
                type.kind() == Kind.REAL ? of(type, Kind.REAL, Math.min(type.size(), SINGLE)) : type;
            case "java.lang.Double" ->
                type.kind() == Kind.REAL ? of(type, Kind.REAL, Math.min(type.size(), DOUBLE)) : type;
            case "java.lang.Character" -> type.kind() == Kind.TEXT ? of(type, Kind.TEXT, 1) : type;
            default -> type;
        };
    }

    private static ColumnType integer(ColumnType type, int bits) {
        ColumnType integer = of(type, Kind.INTEGER, bits);
        boolean wide = type.kind() == Kind.INTEGER
                ? type.size() > bits
                : type.kind() == Kind.DECIMAL && type.wholeDigits() > integer.wholeDigits();
        return wide && !type.unsigned() ? integer : type;
    }

    private static ColumnType of(ColumnType type, Kind kind, long size) {
        return new ColumnType(
                kind, type.name(), size, kind == type.kind() ? type.scale() : 0, false, type.fixed(), type.values());
    }
}
