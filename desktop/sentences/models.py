"""Model folders that cannot be loaded, and fetching models from the hub."""

# ruff: noqa: E501 - a sentence is read, and translated, in one piece

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP
from desktop.sentences.table import Table

FETCH_AGAIN = QT_TRANSLATE_NOOP(
    "Problem", "Copy or download the model again, whole, and choose it again."
)

SENTENCES: Table = {
    "MODEL_NOT_FOUND": (
        QT_TRANSLATE_NOOP("Problem", "The model folder is not there"),
        QT_TRANSLATE_NOOP("Problem", "{path} does not exist."),
        QT_TRANSLATE_NOOP(
            "Problem", "Choose the folder again, or give a hub id such as `org/name`."
        ),
    ),
    "MODEL_NOT_DOWNLOADED": (
        QT_TRANSLATE_NOOP("Problem", "The model has not been downloaded yet"),
        QT_TRANSLATE_NOOP("Problem", "{repo_id} is not on this computer."),
        QT_TRANSLATE_NOOP("Problem", "It is fetched when a run starts with it."),
    ),
    "MODEL_NO_CONFIG": (
        QT_TRANSLATE_NOOP("Problem", "This folder holds no model"),
        QT_TRANSLATE_NOOP("Problem", "{path} has no config.json."),
        QT_TRANSLATE_NOOP(
            "Problem", "Choose the folder that has config.json and *.safetensors in it."
        ),
    ),
    "MODEL_CONFIG_INVALID": (
        QT_TRANSLATE_NOOP("Problem", "The model's config.json cannot be read"),
        QT_TRANSLATE_NOOP("Problem", "{path}: {error}"),
        FETCH_AGAIN,
    ),
    "MODEL_CONFIG_MISMATCH": (
        QT_TRANSLATE_NOOP("Problem", "The model's config.json and its weights disagree"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{path}: `{field}` is {config:plain} in config.json and {weights:plain} in the weights.",
        ),
        FETCH_AGAIN,
    ),
    "MODEL_CONFIG_IMPOSSIBLE": (
        QT_TRANSLATE_NOOP("Problem", "The model's config.json contradicts itself"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{path}: `{field}` is {value:plain}, which does not go with `{other}` = {other_value:plain}.",
        ),
        FETCH_AGAIN,
    ),
    "MODEL_CONFIG_IMPOSSIBLE~other": (
        QT_TRANSLATE_NOOP("Problem", "The model's config.json cannot be right"),
        QT_TRANSLATE_NOOP("Problem", "{path}: `{field}` is {value:plain}."),
        FETCH_AGAIN,
    ),
    "MODEL_TENSORS_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "The model's weights are not complete"),
        QT_TRANSLATE_NOOP("Problem", "{path} lacks what its other layers have: {tensors}."),
        FETCH_AGAIN,
    ),
    "MODEL_IS_MULTIMODAL": (
        QT_TRANSLATE_NOOP("Problem", "This model also takes pictures or sound"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{path} is a {architecture}: a language model inside a larger one. Formiga trains models of text alone.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Choose the text version of the family, if it has one."),
    ),
    "MODEL_NOT_CAUSAL_LM": (
        QT_TRANSLATE_NOOP("Problem", "This model does not write text"),
        QT_TRANSLATE_NOOP(
            "Problem", "{path} is a {architecture}; training needs a causal language model."
        ),
        QT_TRANSLATE_NOOP("Problem", "Choose a model whose architecture ends in ForCausalLM."),
    ),
    "MODEL_REMOTE_CODE": (
        QT_TRANSLATE_NOOP("Problem", "This model needs code of its own, and that is not run"),
        QT_TRANSLATE_NOOP("Problem", "{path} asks to load: {classes}."),
        QT_TRANSLATE_NOOP(
            "Problem", "Choose a version of the model that transformers knows by itself."
        ),
    ),
    "MODEL_QUANTIZED": (
        QT_TRANSLATE_NOOP("Problem", "This model is quantised already"),
        QT_TRANSLATE_NOOP(
            "Problem", "{path} was saved with {method}; its weights cannot be re-packed."
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Choose {base_model}, which it was made from; it is quantised while loading."
        ),
    ),
    "MODEL_QUANTIZED~base_model": (
        QT_TRANSLATE_NOOP("Problem", "This model is quantised already"),
        QT_TRANSLATE_NOOP(
            "Problem", "{path} was saved with {method}; its weights cannot be re-packed."
        ),
        QT_TRANSLATE_NOOP("Problem", "Choose the 16-bit version; it is quantised while loading."),
    ),
    "MODEL_IS_ADAPTER": (
        QT_TRANSLATE_NOOP("Problem", "This is an adapter, not a model"),
        QT_TRANSLATE_NOOP("Problem", "{path} is trained for the base model {base_model}."),
        QT_TRANSLATE_NOOP("Problem", "Choose that base model."),
    ),
    "MODEL_IS_GGUF": (
        QT_TRANSLATE_NOOP("Problem", "GGUF files cannot be trained"),
        QT_TRANSLATE_NOOP("Problem", "{path} holds {files}, a format for running models only."),
        QT_TRANSLATE_NOOP("Problem", "Choose the safetensors version of the same model."),
    ),
    "MODEL_NO_WEIGHTS": (
        QT_TRANSLATE_NOOP("Problem", "The model folder has no weights"),
        QT_TRANSLATE_NOOP("Problem", "{path} has a config.json and no *.safetensors file."),
        FETCH_AGAIN,
    ),
    "MODEL_PICKLE_ONLY": (
        QT_TRANSLATE_NOOP("Problem", "The weights are in a format that can run code"),
        QT_TRANSLATE_NOOP("Problem", "{path} has only {files}. Loading such files is not safe."),
        QT_TRANSLATE_NOOP(
            "Problem", "Get the model's safetensors version; most have one on the hub."
        ),
    ),
    "MODEL_WEIGHTS_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "Some of the model's weight files are missing"),
        QT_TRANSLATE_NOOP("Problem", "{path} names them and does not have them: {files}."),
        FETCH_AGAIN,
    ),
    "MODEL_WEIGHTS_TRUNCATED": (
        QT_TRANSLATE_NOOP("Problem", "A weight file is cut short"),
        QT_TRANSLATE_NOOP(
            "Problem", "{file} in {path} has {actual_bytes}; it should have {expected_bytes}."
        ),
        FETCH_AGAIN,
    ),
    "MODEL_WEIGHTS_INVALID": (
        QT_TRANSLATE_NOOP("Problem", "A weight file is damaged"),
        QT_TRANSLATE_NOOP("Problem", "{file} in {path}: {error}"),
        FETCH_AGAIN,
    ),
    "MODEL_NO_TOKENIZER": (
        QT_TRANSLATE_NOOP("Problem", "The model folder has no tokenizer"),
        QT_TRANSLATE_NOOP(
            "Problem", "{path} has neither tokenizer.json nor another known tokenizer file."
        ),
        FETCH_AGAIN,
    ),
    "MODEL_TOKENIZER_NOT_SUPPORTED": (
        QT_TRANSLATE_NOOP("Problem", "The model's tokenizer cannot be read"),
        QT_TRANSLATE_NOOP("Problem", "{path} has {files}, and no tokenizer.json."),
        QT_TRANSLATE_NOOP("Problem", "Get a version of the model that has a tokenizer.json."),
    ),
    "MIXTURE_OF_EXPERTS": (
        QT_TRANSLATE_NOOP("Problem", "A mixture of experts ({family})"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Only what its {experts} experts share is adapted; the experts stay as they are, in 16 bit. This is not proven here: start with a short run.",
        ),
        "",
    ),
    "MODEL_DTYPE_DIFFERS": (
        QT_TRANSLATE_NOOP("Problem", "config.json names another precision than the weights have"),
        QT_TRANSLATE_NOOP("Problem", "It says {config}, the weights are {weights}. Nothing to do."),
        "",
    ),
    "HUB_NAME_INVALID": (
        QT_TRANSLATE_NOOP("Problem", "“{repo_id}” is neither a folder nor a hub id"),
        QT_TRANSLATE_NOOP("Problem", "A hub id looks like `organisation/model`."),
        QT_TRANSLATE_NOOP("Problem", "Check the spelling, or choose a folder."),
    ),
    "HUB_NOT_FOUND": (
        QT_TRANSLATE_NOOP("Problem", "The hub has nothing of this name"),
        QT_TRANSLATE_NOOP("Problem", "{endpoint} does not know {repo_id}, or keeps it private."),
        QT_TRANSLATE_NOOP("Problem", "Check the spelling; sign in if it is private."),
    ),
    "HUB_GATED": (
        QT_TRANSLATE_NOOP("Problem", "Its owner asks for your agreement"),
        QT_TRANSLATE_NOOP(
            "Problem", "{repo_id} on {endpoint} is given to those who accept its terms."
        ),
        QT_TRANSLATE_NOOP("Problem", "Accept the terms on its page, sign in, and start again."),
    ),
    "HUB_DENIED": (
        QT_TRANSLATE_NOOP("Problem", "Your account has no access to it yet"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{endpoint} knows who you are and does not give {repo_id} to you: its terms are not accepted, or its owner has not agreed yet.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Accept the terms on its page. Some owners answer after a few days."
        ),
    ),
    "HUB_TOKEN_TOO_NARROW": (
        QT_TRANSLATE_NOOP("Problem", "The token does not open what is gated"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{endpoint} accepts the token, but it was made without that right ({repo_id}).",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Edit the token on the hub's page and allow “read access to public gated repositories”, or make one of the type “read”.",
        ),
    ),
    "HUB_OFFLINE": (
        QT_TRANSLATE_NOOP("Problem", "The hub is switched off on this computer"),
        QT_TRANSLATE_NOOP("Problem", "{variable} is set, so {repo_id} is not asked for."),
        QT_TRANSLATE_NOOP(
            "Problem", "Take the variable away, or choose a model that is on this computer."
        ),
    ),
    "HUB_UNAUTHORIZED": (
        QT_TRANSLATE_NOOP("Problem", "The hub refused the sign-in"),
        QT_TRANSLATE_NOOP("Problem", "{endpoint} does not accept the token for {repo_id}."),
        QT_TRANSLATE_NOOP("Problem", "Make a new token on the hub's page and sign in again."),
    ),
    "HUB_UNAUTHORIZED~repo_id": (
        QT_TRANSLATE_NOOP("Problem", "The hub does not know this token"),
        QT_TRANSLATE_NOOP("Problem", "{endpoint} does not accept it."),
        QT_TRANSLATE_NOOP("Problem", "Make a new token on the hub's page, and copy it whole."),
    ),
    "HUB_UNREACHABLE~repo_id": (
        QT_TRANSLATE_NOOP("Problem", "The hub cannot be reached"),
        QT_TRANSLATE_NOOP("Problem", "{endpoint}: {error}"),
        QT_TRANSLATE_NOOP("Problem", "Check the network and the proxy, and try again."),
    ),
    "HUB_RATE_LIMITED": (
        QT_TRANSLATE_NOOP("Problem", "The hub asks to wait"),
        QT_TRANSLATE_NOOP("Problem", "Too many requests for {repo_id}. Wait: {retry_after_s}."),
        QT_TRANSLATE_NOOP("Problem", "Start again then; what was fetched is kept."),
    ),
    "HUB_RATE_LIMITED~retry_after_s": (
        QT_TRANSLATE_NOOP("Problem", "The hub asks to wait"),
        QT_TRANSLATE_NOOP("Problem", "Too many requests for {repo_id}."),
        QT_TRANSLATE_NOOP("Problem", "Start again in a few minutes; what was fetched is kept."),
    ),
    "HUB_SERVER_ERROR": (
        QT_TRANSLATE_NOOP("Problem", "The hub has a problem of its own"),
        QT_TRANSLATE_NOOP("Problem", "{endpoint} answered {status:plain} for {repo_id}."),
        QT_TRANSLATE_NOOP("Problem", "Start again later; what was fetched is kept."),
    ),
    "HUB_UNREACHABLE": (
        QT_TRANSLATE_NOOP("Problem", "The hub cannot be reached"),
        QT_TRANSLATE_NOOP("Problem", "{repo_id} from {endpoint}: {error}"),
        QT_TRANSLATE_NOOP(
            "Problem", "Check the network and the proxy, or choose a model folder on this computer."
        ),
    ),
    "HUB_INTERRUPTED": (
        QT_TRANSLATE_NOOP("Problem", "The download broke off"),
        QT_TRANSLATE_NOOP("Problem", "{done_bytes} of {total_bytes} of {repo_id} have arrived."),
        QT_TRANSLATE_NOOP("Problem", "Start again: it goes on where it broke off."),
    ),
    "HUB_DAMAGED": (
        QT_TRANSLATE_NOOP("Problem", "A downloaded file is damaged"),
        QT_TRANSLATE_NOOP("Problem", "{file} of {repo_id} does not have the announced content."),
        QT_TRANSLATE_NOOP("Problem", "Start again: the file is fetched anew."),
    ),
    "HUB_NOT_WRITTEN": (
        QT_TRANSLATE_NOOP("Problem", "The download cannot be written"),
        QT_TRANSLATE_NOOP("Problem", "{path}: {error}"),
        QT_TRANSLATE_NOOP(
            "Problem", "Check that the folder may be written to and that the disk is not full."
        ),
    ),
    "HUB_NO_ROOM": (
        QT_TRANSLATE_NOOP("Problem", "The download does not fit on the disk"),
        QT_TRANSLATE_NOOP(
            "Problem", "{repo_id} needs {needed_bytes} in {path}; {free_bytes} are free."
        ),
        QT_TRANSLATE_NOOP("Problem", "Free some space, or choose another home with FORMIGA_HOME."),
    ),
}
