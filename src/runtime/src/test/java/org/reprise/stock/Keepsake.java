package org.reprise.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.eclipse.persistence.annotations.AdditionalCriteria;
import org.eclipse.persistence.annotations.Customizer;
import org.eclipse.persistence.config.DescriptorCustomizer;
import org.eclipse.persistence.descriptors.ClassDescriptor;

/** Its row stays when it is removed, and is found no more. */
@Entity
@Table(name = "KEEPSAKE")
@Customizer(Keepsake.SoftDelete.class)
@AdditionalCriteria("this.gone IS NULL")
public class Keepsake {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "TITLE", length = 60)
    private String title;

    @Column(name = "GONE")
    private Integer gone;

    protected Keepsake() {}

    public Keepsake(long id, String title) {
        this.id = id;
        this.title = title;
    }

    public void retitle(String text) {
        title = text;
    }

    /** As users of EclipseLink do it. */
    public static final class SoftDelete implements DescriptorCustomizer {
        @Override
        public void customize(ClassDescriptor descriptor) {
            descriptor.getQueryManager().setDeleteSQLString("UPDATE KEEPSAKE SET GONE = 1 WHERE ID = #ID");
        }
    }
}
