package org.reprise.fit;

import org.reprise.testing.Make;

final class MariaDbCatalogTest extends CatalogContract {

    MariaDbCatalogTest() {
        super(Make.MARIADB);
    }

    @Override
    String[] tables() {
        return new String[] {
            "CREATE TABLE PARENT (ID BIGINT PRIMARY KEY)",
            "CREATE TABLE REPRISE_ONE (ID INT)",
            """
            CREATE TABLE ALL_KINDS (ID BIGINT AUTO_INCREMENT PRIMARY KEY, PARENT_ID BIGINT,
            WHOLE INT, SMALL SMALLINT, PRICE DECIMAL(12,2) DEFAULT 1.50, RATE DOUBLE, TRUTH TINYINT(1) DEFAULT 1,
            NAME VARCHAR(40) DEFAULT 'NEW' NOT NULL, LAX VARCHAR(9) COLLATE utf8mb4_general_ci, CODE CHAR(5), STORY LONGTEXT,
            PICTURE LONGBLOB, BORN DATE, FED TIME(3), SEEN DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6), TWICE INT AS (WHOLE * 2) STORED,
            UNIQUE (CODE, SMALL), FOREIGN KEY (PARENT_ID) REFERENCES PARENT (ID) ON DELETE CASCADE)
            CHARACTER SET utf8mb4 COLLATE utf8mb4_bin""",
            "CREATE TRIGGER SAYS BEFORE INSERT ON ALL_KINDS FOR EACH ROW SET NEW.WHOLE = 5"
        };
    }
}
