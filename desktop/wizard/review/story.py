"""The draft told in a paragraph that a colleague could read. Pure."""

from __future__ import annotations

from html import escape
from pathlib import PurePath

from desktop import format
from desktop.counted import Counted
from desktop.language import translate
from desktop.wizard.estimate import RunLength
from desktop.wizard.model.model_facts import model_name
from desktop.wizard.session import WizardSession
from desktop.wizard.settings.gist import trained_parameters
from desktop.wizard.settings.situation import Situation

Review = Counted("Review")

ADAPTER_BYTES = {"fp32": 4, "bf16": 2}
PRECISION = {"nf4": 4, "fp4": 4, "int8": 8}


def story(session: WizardSession, length: RunLength) -> str:
    """What will happen, as rich text; names from outside are escaped."""
    draft = session.draft
    chat = session.data.report.get("kind") == "chat"
    text = session.data.report.get("kind") == "text"
    first = (
        Review.tr(
            "Formiga teaches <b>{model}</b> to answer like the <b>%Ln</b> conversation(s) in "
            "<b>{file}</b>.",
            "",
            length.train_rows,
        )
        if chat
        else translate(
            "Review", "Formiga teaches <b>{model}</b> to write like the text in <b>{file}</b>."
        )
        if text
        else Review.tr(
            "Formiga teaches <b>{model}</b> to answer like the <b>%Ln</b> row(s) of <b>{file}</b>.",
            "",
            length.train_rows,
        )
    ).format(
        model=escape(model_name(draft.base_model)),
        file=escape(PurePath(draft.data_path.replace("\\", "/")).name),
    )
    sentences = [first, _how_often(length), _how(session)]
    if measured := _measured(session, length):
        sentences.append(measured)
    return " ".join(sentences)


def afterwards(session: WizardSession, length: RunLength) -> list[str]:
    """What there will be when the run is done."""
    done = [_adapter(session)]
    if session.draft.validation_path or length.held_out_rows:
        done.append(translate("Review", "Loss and perplexity before and after, on unseen rows"))
    if session.value("evaluation.keep_best") and len(done) > 1:
        done.append(translate("Review", "The best state and the last three, to go on from"))
    if session.value("evaluation.sample_prompts") or session.value("evaluation.prompts"):
        done.append(translate("Review", "Answers of the base and the tuned model, side by side"))
    return done


def _adapter(session: WizardSession) -> str:
    count = trained_parameters(Situation.of(session))
    if not count:
        return translate("Review", "An adapter in the standard PEFT format, in the run's folder")
    text = translate("Review", "An adapter of {size} in the standard PEFT format")
    each = ADAPTER_BYTES[session.value("training.adapter_precision")]
    return text.format(size=format.size(each * count))


def _how_often(length: RunLength) -> str:
    epochs = format.decimal(length.epochs, 0 if float(length.epochs).is_integer() else 1)
    if length.epochs < 1:
        text = translate(
            "Review", "It sees <b>{share}</b> of them, in <b>{updates}</b> updates of {batch} rows"
        )
        text = text.format(
            share=format.share(length.epochs),
            updates=format.number(length.updates),
            batch=format.number(length.batch),
        )
    else:
        text = Review.tr(
            "It sees each of them <b>%Ln time(s)</b>, in <b>{updates}</b> updates of {batch} rows",
            "",
            round(length.epochs),
        )
        if not float(length.epochs).is_integer():
            text = translate(
                "Review",
                "It sees each of them <b>{epochs}</b> times, in <b>{updates}</b> updates of "
                "{batch} rows",
            )
        text = text.format(
            epochs=epochs,
            updates=format.number(length.updates),
            batch=format.number(length.batch),
        )
    return text + "."


def _how(session: WizardSession) -> str:
    bits = PRECISION.get(session.value("quantization.type"))
    rank = session.value("method.r")
    adapter = translate("Review", "an adapter of rank {rank}").format(rank=rank)
    if count := trained_parameters(Situation.of(session)):
        text = translate("Review", "<b>{count}</b> extra parameters (rank {rank})")
        adapter = text.format(count=format.parameters(count), rank=rank)
    if bits is None:
        text = translate("Review", "It trains {adapter}; the model itself stays unchanged.")
        return text.format(adapter=adapter)
    text = translate(
        "Review", "In {bits}-bit precision it trains {adapter}; the model itself stays unchanged."
    )
    return text.format(bits=bits, adapter=adapter)


def _measured(session: WizardSession, length: RunLength) -> str:
    if not session.draft.validation_path and not length.held_out_rows:
        return ""
    every = session.value("evaluation.eval_steps")
    if session.draft.validation_path:
        held = translate("Review", "Rows of their own measure the progress")
    else:
        held = Review.tr(
            "<b>%Ln</b> row(s) kept aside measure the progress",
            "",
            length.held_out_rows,
        )
    if every:
        often = translate("Review", "every {updates} updates").format(updates=format.number(every))
        held = f"{held}, {often}"
    if session.value("evaluation.keep_best"):
        return held + translate("Review", "; the best state is kept.")
    return held + "."
