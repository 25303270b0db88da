package org.reprise.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnProcessTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:/data/site;WRITE_DELAY=0, true",
        "jdbc:h2:mem:site, true",
        "jdbc:h2:~/site, true",
        "jdbc:h2:/data/site;AUTO_SERVER=TRUE, false",
        "jdbc:h2:tcp://host/site, false",
        "jdbc:hsqldb:file:/data/site, true",
        "jdbc:hsqldb:hsql://host/site, false",
        "jdbc:postgresql://host/site, false",
        "jdbc:mariadb://host/site, false"
    })
    void onlyWhatIsOpenedAsFilesOrInMemoryIsInThisProcess(String url, boolean own) {
        assertThat(OwnProcess.isOf(url)).isEqualTo(own);
    }
}
