package org.reprise.liberty.trial.app;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The trial's door: one path per act, all else in parameters. */
@WebServlet("/*")
public final class TrialServlet extends HttpServlet {
    @EJB
    private transient Trials trials;

    @Inject
    private transient FailureWatch watch;

    @Resource(lookup = "jdbc/network")
    private transient DataSource source;

    @Resource
    private transient ManagedExecutorService threads;

    @Resource
    private transient ManagedThreadFactory factory;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String name = request.getParameter("name");
        long number = Long.parseLong(request.getParameter("number"));
        try {
            switch (request.getPathInfo()) {
                case "/guess" -> trials.guess(name);
                case "/beside" -> trials.beside(name, name + number);
                case "/draw" -> trials.draw(name);
                case "/send" -> trials.parcel(name, "sent");
                case "/deliver" -> {
                    trials.parcel(name, "sent");
                    trials.parcel(name, "received");
                }
                case "/fail" -> fail(name);
                case "/give-up" -> trials.giveUp(name);
                case "/clash" -> clash(name);
                case "/decline" -> decline(name);
                case "/failures" -> response.getWriter().print(String.join("\n", watch.seen()));
                case "/remove" -> trials.remove(name);
                case "/change" -> trials.change(name, number);
                case "/compute" -> trials.compute(name, number);
                case "/tick" -> trials.tick(name, number, true);
                case "/tick-on" -> tickOn(name, number);
                case "/code" -> Code.version = (int) number;
                case "/swap" ->
                    SwappedEvents.swap(source, () -> trials.compute(name, number), () -> trials.change(name, number));
                case "/hot" -> crowd(number, turn -> trials.change(name, turn));
                case "/inversions" ->
                    crowd(number, turn -> {
                        if (turn % 2 == 0) {
                            trials.change(name, turn);
                        } else {
                            trials.copy(name, name + turn % 4, 5);
                        }
                    });
                default -> throw new ServletException("No such act: " + request.getPathInfo());
            }
        } catch (SQLException | ExecutionException e) {
            throw new ServletException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServletException(e);
        }
    }

    private void fail(String name) throws ServletException {
        try {
            trials.fail(name);
        } catch (EJBException wanted) {
            return;
        }
        throw new ServletException("It did not fail");
    }

    private void clash(String name) throws ServletException {
        trials.clash(name);
        try {
            trials.clash(name);
        } catch (EJBException wanted) {
            return;
        }
        throw new ServletException("The second one did not fail");
    }

    private void decline(String name) throws ServletException {
        try {
            trials.decline(name);
        } catch (DeclinedException wanted) {
            return;
        }
        throw new ServletException("It did not throw");
    }

    /** Four clients, each in a thread of its own, that go on until they are refused; does not wait for them. */
    private void tickOn(String name, long millis) {
        for (int client = 0; client < 4; client++) {
            String mine = name + client;
            factory.newThread(() -> {
                        try {
                            while (true) {
                                trials.tick(mine, millis, false);
                            }
                        } catch (EJBException refused) {
                            Logger.getLogger(TrialServlet.class.getName())
                                    .info(mine + " ends: " + refused.getMessage());
                        }
                    })
                    .start();
        }
    }

    /** Eight clients, each doing as many turns. A turn that fails fails the act. */
    private void crowd(long turns, IntConsumer work) throws ExecutionException, InterruptedException {
        List<Future<?>> clients = new ArrayList<>();
        for (int client = 0; client < 8; client++) {
            int mine = client;
            clients.add(threads.submit(() -> {
                for (int turn = 0; turn < turns; turn++) {
                    work.accept(turn * 8 + mine);
                }
            }));
        }
        for (Future<?> each : clients) {
            each.get();
        }
    }
}
