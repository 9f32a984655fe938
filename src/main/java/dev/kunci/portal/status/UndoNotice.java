package dev.kunci.portal.status;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import dev.kunci.approval.Result;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Says what was decided and offers to undo it: for fifteen seconds, until the next decision of this person, or until
 * someone else has decided on all of it.
 */
public final class UndoNotice {

    private final Notification notice;

    /** The status revisions after the decision, of objects that nobody has decided on since. */
    private final Map<UUID, Long> left = new HashMap<>();

    private UndoNotice(Notification notice, List<Result> applied) {
        this.notice = notice;
        applied.forEach(result -> left.put(
                result.target().id(), Objects.requireNonNull(result.now()).revision()));
    }

    /** @param applied what undo takes back */
    public static Notification show(String sentence, List<Result> applied, Runnable undo) {
        UI ui = UI.getCurrent();
        UndoNotice before = ComponentUtil.getData(ui, UndoNotice.class);
        if (before != null) {
            before.notice.close();
        }
        Notification notice = Notices.done(sentence, Texts.of("status.undo"), undo);
        ComponentUtil.setData(ui, UndoNotice.class, new UndoNotice(notice, applied));
        return notice;
    }

    /** Takes note of the present status of an object. */
    public static void heard(DecidableStatus now) {
        UndoNotice shown = ComponentUtil.getData(UI.getCurrent(), UndoNotice.class);
        if (shown != null && shown.overtaken(now.id(), now.standing().revision())) {
            shown.notice.close();
        }
    }

    private boolean overtaken(UUID target, long revision) {
        Long known = left.get(target);
        if (known == null || known >= revision) {
            return false;
        }
        left.remove(target);
        return left.isEmpty();
    }
}
