package org.reprise.network.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Runs loads and remembers the last ones. */
@ApplicationScoped
public class Loads {
    private static final int REMEMBERED = 20;

    private final Clock clock = Clock.systemUTC();

    private final Map<String, LoadJob> jobs = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LoadJob> eldest) {
            return size() > REMEMBERED;
        }
    };

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private Workload workload;

    @Inject
    private NetworkSetup setup;

    /** Starts a load, which then runs by itself; a secondary refuses. */
    LoadJob start(LoadOrder order) {
        order.check();
        setup.lay();
        LoadJob job = remembered();
        executor.execute(() -> run(order, job));
        return job;
    }

    Optional<LoadJob> find(String id) {
        synchronized (jobs) {
            return Optional.ofNullable(jobs.get(id));
        }
    }

    /** The id is short, because it is part of the id of every message that the load hands in. */
    private LoadJob remembered() {
        synchronized (jobs) {
            String id = Long.toString(clock.millis(), Character.MAX_RADIX);
            return jobs.compute(id, (key, other) -> new LoadJob(key));
        }
    }

    private void run(LoadOrder order, LoadJob job) {
        List<LoadClient> clients = IntStream.range(0, order.clientsOrDefault())
                .mapToObj(number -> new LoadClient(number, order, job, workload))
                .toList();
        try {
            all(clients, LoadClient::prepare);
            job.start();
            all(clients, LoadClient::run);
        } catch (ExecutionException e) {
            job.failed(e.getCause() instanceof Exception cause ? cause : e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            job.failed(e);
        } finally {
            job.end();
        }
    }

    private interface Step {
        void of(LoadClient client) throws Exception;
    }

    private void all(List<LoadClient> clients, Step step) throws InterruptedException, ExecutionException {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (LoadClient client : clients) {
            tasks.add(() -> {
                step.of(client);
                return null;
            });
        }
        for (Future<Void> done : executor.invokeAll(tasks)) {
            done.get();
        }
    }
}
