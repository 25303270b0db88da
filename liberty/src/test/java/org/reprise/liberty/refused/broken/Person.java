package org.reprise.liberty.refused.broken;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Person {
    @Id
    private String name = "";
}
