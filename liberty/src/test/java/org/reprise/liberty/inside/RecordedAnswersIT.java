package org.reprise.liberty.inside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reprise.desk.Site;
import org.reprise.liberty.inside.bank.Customer;
import org.reprise.liberty.inside.bank.Customers;
import org.reprise.liberty.inside.bank.MailGate;
import org.reprise.liberty.inside.bank.Orders;
import org.reprise.liberty.inside.bank.Prices;
import org.reprise.site.JtaTransactions;

/**
 * The same server first as a primary, then as a secondary that gets what the primary captured, with its proofs and without its
 * evidence: an event that comes out differently would be parked. Runs inside Liberty.
 */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(OrderAnnotation.class)
class RecordedAnswersIT {
    private static final String PRIMARY = "primary";
    private static final String SECONDARY = "secondary";
    private static final String PRIMARY_DATA = "jdbc/primary";

    /** A property of the server's JVM: where the primary's log ended before. */
    private static final String BEFORE = "org.reprise.liberty.inside.before";

    @Inject
    private Orders orders;

    @Inject
    private Customers customers;

    @Inject
    private Site site;

    @Inject
    private JtaTransactions transactions;

    @Deployment(name = PRIMARY, managed = false, testable = true)
    static EnterpriseArchive primary() {
        return BankEar.with(RecordedAnswersIT.class, PRIMARY_DATA, Map.of("reprise.primary", InsideServer.SITE));
    }

    @Deployment(name = SECONDARY, managed = false, testable = true)
    static EnterpriseArchive secondary() {
        return BankEar.with(RecordedAnswersIT.class, Secondary.DATA_SOURCE, Map.of("reprise.primary", "elsewhere"));
    }

    @Test
    @Order(1)
    @RunAsClient
    void deployThePrimary(@ArquillianResource Deployer deployer) {
        deployer.deploy(PRIMARY);
    }

    @Test
    @Order(2)
    @OperateOnDeployment(PRIMARY)
    void entitiesGoByValuesWhenDetachedAndByIdWhenManaged() throws Exception {
        Log log = log(PRIMARY_DATA);
        long before = log.end();
        System.setProperty(BEFORE, Long.toString(before));
        customers.register(new Customer("ext-ann", "Ann", "good", "old"));
        customers.register(new Customer("ext-bob", "Bob", "new"));
        saveDetached();
        saveCircle();
        renameManaged();

        List<String> events = log.since(before);
        assertThat(events).hasSize(6);
        assertThat(events.get(2)).as("loaded").contains("\"rich\"").doesNotContain("@lazy");
        assertThat(events.get(3)).as("not loaded").contains("\"@lazy\":[\"tags\"]");
        assertThat(events.get(4)).as("in a circle").contains("\"@ref\":0");
        assertThat(events.get(5))
                .as("managed")
                .isEqualTo("[{\"n\":\"Customers.rename\",\"a\":[{\"@id\":\"ext-bob\"},\"Robert\"]}]");
        assertThat(rows(PRIMARY_DATA))
                .contains("ext-ann Anna 3 ext-bob", "ext-bob Robert 4 ext-ann")
                .contains("ext-ann good", "ext-ann old", "ext-ann rich", "ext-bob new");
    }

    private void saveDetached() {
        Customer loaded = customers.find("ext-ann", true);
        loaded.tag("rich");
        customers.save(loaded);
        Customer lazy = customers.find("ext-bob", false);
        lazy.rename("Bobby");
        customers.save(lazy);
    }

    private void saveCircle() {
        Customer ann = customers.find("ext-ann", true);
        Customer bob = customers.find("ext-bob", true);
        ann.rename("Anna");
        ann.befriend(bob);
        bob.befriend(ann);
        customers.saveAll(List.of(ann, bob));
    }

    private void renameManaged() throws Exception {
        UserTransaction transaction = Directory.find("java:comp/UserTransaction", UserTransaction.class);
        transaction.begin();
        customers.rename(customers.find("ext-bob", false), "Robert");
        transaction.commit();
    }

    @Test
    @Order(3)
    @OperateOnDeployment(PRIMARY)
    void timeAndSeedAreKeptWhenAskedFor() {
        Log log = log(PRIMARY_DATA);
        long before = log.end();
        orders.stamp("ext-stamp-1");
        orders.stamp("ext-stamp-2");
        assertThat(log.since(before)).hasSize(2).doesNotHaveDuplicates().allSatisfy(event -> assertThat(event)
                .matches(".*\"k\":\\d+,\"s\":\"[-0-9a-f]{36}\"}]"));
    }

    @Test
    @Order(4)
    @OperateOnDeployment(PRIMARY)
    void answersAreRecordedWithTheOuterCallInTheirOrder() throws Exception {
        Log log = log(PRIMARY_DATA);
        long before = log.end();
        orders.order("ext-order");
        orders.orderPriceless("ext-priceless");
        orders.mailNobody("ext-mail");

        List<String> events = log.since(before);
        assertThat(events).hasSize(4);
        assertThat(events.get(1))
                .containsSubsequence("\"n\":\"Prices.of\"", "\"n\":\"Receipts.next\"", "\"n\":\"MailGate.send\"");
        assertThat(events.get(2)).contains("\"x\":\"" + bank("ShortOfMoneyException") + "\",\"m\":\"nobody can pay");
        assertThat(events.get(3)).contains("\"x\":\"java.lang.IllegalArgumentException\",\"m\":\"nobody at ");
        assertThat(Prices.calls()).isEqualTo(2);
        assertThat(MailGate.calls()).isEqualTo(2);
    }

    @Test
    @Order(5)
    @OperateOnDeployment(PRIMARY)
    void failedCommitOfANestedCallIsRecordedAsItWas() {
        Log log = log(PRIMARY_DATA);
        long before = log.end();
        orders.orderUnkept("ext-unkept", "ext-order");

        List<String> events = log.since(before);
        assertThat(events).as("what is rolled back leaves none").hasSize(1);
        String failed = "\"x\":\"jakarta.transaction.RollbackException\"";
        assertThat(events.get(0))
                .containsSubsequence(
                        "\"n\":\"Receipts.clash\",\"o\":1," + failed,
                        "\"n\":\"Receipts.takeBack\",\"o\":1}",
                        "\"n\":\"Stamps.clash\",\"o\":2," + failed,
                        // who records is around the container's transaction here, and sees what the caller sees
                        "\"n\":\"Stamps.ask\",\"x\":\"jakarta.transaction.TransactionalException\"");
        assertThat(rows(PRIMARY_DATA))
                .filteredOn(row -> row.startsWith("ext-unkept"))
                .hasSize(1)
                .allSatisfy(
                        row -> assertThat(row).matches("ext-unkept=\\w+Exception, 1, \\w+Exception, \\w+Exception"));
    }

    @Test
    @Order(6)
    @RunAsClient
    void deployTheSecondaryInstead(@ArquillianResource Deployer deployer) {
        deployer.undeploy(PRIMARY);
        deployer.deploy(SECONDARY);
    }

    @Test
    @Order(7)
    @OperateOnDeployment(SECONDARY)
    void replayWritesTheSameRowsByCallAndCallsNothingOutside() {
        List<byte[]> events = log(PRIMARY_DATA).bodiesSince(Long.getLong(BEFORE));
        assertThat(events).hasSize(13);
        new Secondary(site, transactions).replayBodies(events);

        assertThat(Prices.calls()).isZero();
        assertThat(MailGate.calls()).isZero();
        assertThat(site.tally().values())
                .allSatisfy(count -> assertThat(count.healed() + count.applied() + count.parked())
                        .isZero());
        assertThat(rows(Secondary.DATA_SOURCE)).isEqualTo(rows(PRIMARY_DATA)).hasSize(14);
    }

    @Test
    @Order(8)
    @RunAsClient
    void undeployTheSecondary(@ArquillianResource Deployer deployer) {
        deployer.undeploy(SECONDARY);
    }

    private static String bank(String type) {
        return Orders.class.getPackageName() + "." + type;
    }

    private static List<String> rows(String dataSource) {
        Table table = new Table(Directory.find(dataSource, DataSource.class));
        List<String> rows = new java.util.ArrayList<>(table.rows("ext-"));
        rows.addAll(table.strings("SELECT ID || ' ' || NAME || ' ' || VERSION || ' ' || COALESCE(FRIEND_ID, '-')"
                + " FROM CUSTOMER WHERE ID LIKE 'ext-%' ORDER BY ID"));
        rows.addAll(table.strings("SELECT CUSTOMER_ID || ' ' || TAGS FROM CUSTOMER_TAGS"
                + " WHERE CUSTOMER_ID LIKE 'ext-%' ORDER BY CUSTOMER_ID, TAGS"));
        return rows;
    }

    private Log log(String dataSource) {
        return new Log(Directory.find(dataSource, DataSource.class), transactions);
    }
}
