package org.reprise.catchup;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.reprise.proof.Change;
import org.reprise.testing.TestDatabase;

/**
 * Orders as in a business application, eight rows of five tables each: a head, three lines and a shipment with generated ids, and foreign
 * keys to what is there; a customer's balance and the stock of two products change. For benchmarks. For one thread.
 */
final class Orders implements Workload {
    private static final int CUSTOMERS = 5_000;
    private static final int PRODUCTS = 2_000;
    private static final BigDecimal PRICE = new BigDecimal("12.50");

    private final BigDecimal[] balances = new BigDecimal[CUSTOMERS];
    private final int[] stock = new int[PRODUCTS];
    private final Random random = new Random(1);
    private long ids;

    /** Makes and fills the tables. */
    Orders(TestDatabase database) throws SQLException {
        database.execute(
                "CREATE TABLE CUSTOMER (ID INTEGER NOT NULL PRIMARY KEY, NAME VARCHAR(60) NOT NULL, CITY VARCHAR(40), BALANCE NUMERIC(19,4) NOT NULL)",
                "CREATE TABLE PRODUCT (ID INTEGER NOT NULL PRIMARY KEY, TITLE VARCHAR(80) NOT NULL, STOCK INTEGER NOT NULL)",
                "CREATE TABLE SALE (ID BIGINT NOT NULL PRIMARY KEY, CUSTOMER_ID INTEGER NOT NULL, STATUS VARCHAR(12) NOT NULL, TOTAL NUMERIC(19,4) NOT NULL,"
                        + " CONSTRAINT SALE_CUSTOMER FOREIGN KEY (CUSTOMER_ID) REFERENCES CUSTOMER (ID))",
                "CREATE TABLE SALE_LINE (ID BIGINT NOT NULL PRIMARY KEY, SALE_ID BIGINT NOT NULL, PRODUCT_ID INTEGER NOT NULL, QUANTITY INTEGER NOT NULL, PRICE NUMERIC(19,4) NOT NULL,"
                        + " CONSTRAINT LINE_SALE FOREIGN KEY (SALE_ID) REFERENCES SALE (ID),"
                        + " CONSTRAINT LINE_PRODUCT FOREIGN KEY (PRODUCT_ID) REFERENCES PRODUCT (ID))",
                "CREATE TABLE SHIPMENT (ID BIGINT NOT NULL PRIMARY KEY, SALE_ID BIGINT NOT NULL, ADDRESS VARCHAR(120) NOT NULL,"
                        + " CONSTRAINT SHIPMENT_SALE FOREIGN KEY (SALE_ID) REFERENCES SALE (ID))");
        Arrays.fill(balances, new BigDecimal("10000.0000"));
        Arrays.fill(stock, 1_000_000);
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            fill(connection, "INSERT INTO CUSTOMER VALUES (?, ?, 'Winterthur', 10000)", CUSTOMERS);
            fill(connection, "INSERT INTO PRODUCT VALUES (?, ?, 1000000)", PRODUCTS);
            connection.commit();
        }
    }

    private static void fill(Connection connection, String sql, int rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < rows; i++) {
                insert.setInt(1, i);
                insert.setString(2, "number " + i);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public Done next() {
        int customer = random.nextInt(CUSTOMERS);
        long sale = ++ids;
        BigDecimal total = PRICE.multiply(BigDecimal.valueOf(3));
        List<Change> changes = new ArrayList<>();
        changes.add(Shop.insert(
                "SALE", Map.of("ID", sale), Map.of("CUSTOMER_ID", customer, "STATUS", "PLACED", "TOTAL", total)));
        int product = random.nextInt(PRODUCTS);
        for (int line = 0; line < 3; line++) {
            changes.add(Shop.insert(
                    "SALE_LINE",
                    Map.of("ID", ++ids),
                    Map.of("SALE_ID", sale, "PRODUCT_ID", product, "QUANTITY", line + 1, "PRICE", PRICE)));
        }
        changes.add(Shop.insert(
                "SHIPMENT", Map.of("ID", ++ids), Map.of("SALE_ID", sale, "ADDRESS", "1 Mill Lane, by the river")));
        changes.add(sold(product));
        changes.add(sold((product + 1) % PRODUCTS));
        BigDecimal before = balances[customer];
        balances[customer] = before.subtract(total);
        changes.add(Shop.update(
                "CUSTOMER", Map.of("ID", customer), Map.of("BALANCE", balances[customer]), Map.of("BALANCE", before)));
        return new Done("[" + customer + "," + product + "," + total + "]", changes);
    }

    private Change sold(int product) {
        int before = stock[product]--;
        return Shop.update("PRODUCT", Map.of("ID", product), Map.of("STOCK", before - 1), Map.of("STOCK", before));
    }
}
