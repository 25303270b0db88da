package org.reprise.fleet;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Maps, lists and sets. */
public final class Albums {
    private Albums() {}

    /** Of pictures. */
    public enum Look {
        BRIGHT,
        DARK
    }

    /** What a converter makes a text of. */
    public record Code(int number) {}

    /** Writes it with a letter. */
    @Converter
    public static class CodeColumn implements AttributeConverter<Code, String> {
        @Override
        public String convertToDatabaseColumn(Code code) {
            return code == null ? null : "c" + code.number();
        }

        @Override
        public Code convertToEntityAttribute(String column) {
            return column == null ? null : new Code(Integer.parseInt(column.substring(1)));
        }
    }

    /** A value of two columns, each of which may be nothing. */
    @Embeddable
    public static class Frame {
        @Column(name = "WOOD", length = 20)
        public String wood;

        @Column(name = "WIDTH")
        public Integer width;

        public static Frame of(String wood, Integer width) {
            Frame frame = new Frame();
            frame.wood = wood;
            frame.width = width;
            return frame;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Frame frame
                    && Objects.equals(wood, frame.wood)
                    && Objects.equals(width, frame.width);
        }

        @Override
        public int hashCode() {
            return Objects.hash(wood, width);
        }
    }

    /** Each kind of map, and lists in order. */
    @Entity(name = "Album")
    @Table(name = "ALBUM")
    public static class Album {
        @Id
        @Column(name = "ID")
        public long id;

        @Column(name = "TITLE", length = 40)
        public String title;

        @ElementCollection
        @CollectionTable(name = "ALBUM_LOOK", joinColumns = @JoinColumn(name = "ALBUM_ID"))
        @MapKeyEnumerated(EnumType.STRING)
        @MapKeyColumn(name = "LOOK", length = 10)
        @Column(name = "TIMES")
        public Map<Look, Integer> looks = new HashMap<>();

        @ElementCollection
        @CollectionTable(name = "ALBUM_FRAME", joinColumns = @JoinColumn(name = "ALBUM_ID"))
        @Convert(attributeName = "key", converter = CodeColumn.class)
        @MapKeyColumn(name = "CODE", length = 10)
        public Map<Code, Frame> frames = new HashMap<>();

        @ElementCollection
        @CollectionTable(name = "ALBUM_WORD", joinColumns = @JoinColumn(name = "ALBUM_ID"))
        @MapKeyJoinColumn(name = "PICTURE_ID")
        @Column(name = "WORD", length = 20)
        public Map<Picture, String> words = new HashMap<>();

        @ElementCollection
        @CollectionTable(name = "ALBUM_PRICE", joinColumns = @JoinColumn(name = "ALBUM_ID"))
        @AttributeOverride(name = "key.wood", column = @Column(name = "K_WOOD", length = 20))
        @AttributeOverride(name = "key.width", column = @Column(name = "K_WIDTH"))
        @Column(name = "PRICE")
        public Map<Frame, Integer> prices = new HashMap<>();

        /** The key stands in the picture's own row. */
        @OneToMany
        @JoinColumn(name = "COVERED_ID")
        @MapKeyColumn(name = "SIDE", length = 10)
        public Map<String, Picture> covers = new HashMap<>();

        @ManyToMany
        @JoinTable(
                name = "ALBUM_PLACED",
                joinColumns = @JoinColumn(name = "ALBUM_ID"),
                inverseJoinColumns = @JoinColumn(name = "PICTURE_ID"))
        @MapKeyColumn(name = "PAGE")
        public Map<Integer, Picture> placed = new HashMap<>();

        @OneToMany(mappedBy = "album", cascade = CascadeType.ALL, orphanRemoval = true)
        @MapKey(name = "name")
        public Map<String, Picture> named = new HashMap<>();

        @ElementCollection
        @CollectionTable(name = "ALBUM_LINE", joinColumns = @JoinColumn(name = "ALBUM_ID"))
        @OrderColumn(name = "PLACE")
        @Column(name = "LINE", length = 20)
        public List<String> lines = new ArrayList<>();

        @ManyToMany
        @JoinTable(
                name = "ALBUM_SHOWN",
                joinColumns = @JoinColumn(name = "ALBUM_ID"),
                inverseJoinColumns = @JoinColumn(name = "PICTURE_ID"))
        @OrderColumn(name = "PLACE")
        public List<Picture> shown = new ArrayList<>();

        @ElementCollection
        @CollectionTable(name = "ALBUM_MOUNT", joinColumns = @JoinColumn(name = "ALBUM_ID"))
        @OrderColumn(name = "PLACE")
        public List<Frame> mounts = new ArrayList<>();

        @ElementCollection
        @CollectionTable(name = "ALBUM_SPARE", joinColumns = @JoinColumn(name = "ALBUM_ID"))
        public List<Frame> spares = new ArrayList<>();

        @ManyToMany
        @JoinTable(
                name = "ALBUM_LIKE",
                joinColumns = @JoinColumn(name = "ALBUM_ID"),
                inverseJoinColumns = @JoinColumn(name = "OTHER_ID"))
        public Set<Album> likes = new HashSet<>();

        public static Album of(long id, String title) {
            Album album = new Album();
            album.id = id;
            album.title = title;
            return album;
        }

        public Picture with(long picture, String name) {
            Picture made = Picture.of(picture, name);
            made.album = this;
            named.put(name, made);
            return made;
        }
    }

    /** Knows the album that owns it. */
    @Entity(name = "Picture")
    @Table(name = "PICTURE")
    public static class Picture {
        @Id
        @Column(name = "ID")
        public long id;

        @Column(name = "NAME", length = 40)
        public String name;

        @ManyToOne
        @JoinColumn(name = "ALBUM_ID")
        public Album album;

        public static Picture of(long id, String name) {
            Picture picture = new Picture();
            picture.id = id;
            picture.name = name;
            return picture;
        }
    }
}
