package org.reprise.typed;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;

@Embeddable
public class Place {
    @Convert(converter = Converters.ToUrl.class)
    @Column(name = "LINK", columnDefinition = "VARCHAR(60)")
    private String link;
}
