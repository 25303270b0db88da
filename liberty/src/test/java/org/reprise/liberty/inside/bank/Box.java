package org.reprise.liberty.inside.bank;

public record Box(String id, long amount) {}
