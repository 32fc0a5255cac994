"""The error tree of the whole program.

Each message is one line in Vietnamese: the file, the fact, the remedy.

    TracuuError
    ├── UnreadableFileError      the bytes are no text, or cannot be read at all
    ├── UnsupportedFileError     a kind of file that this version does not read
    ├── EmptyDocumentError       nothing but white space
    ├── OcrError                 the OCR engine asked for is missing or fails
    ├── CorpusError              the corpus folder cannot be written, or its catalogue is damaged
    ├── UnknownDocumentError     no document, or more than one, answers to the key given
    ├── BundleError              a file of a whole corpus that cannot be taken, or may not be
    ├── CorrectionError          a field of a document cannot be set to this value
    ├── NotAllowedError          what is asked would change a document that the account may not see
    ├── ModelError               the embedding model is missing or damaged
    ├── IndexMismatchError       the index was built with another model or another version
    ├── IndexLockedError         another process is writing to the index
    ├── PortTakenError           another program listens where the page should
    ├── AddressError             the page cannot be served at the address asked for
    ├── QuestionError            a question that is empty, or too long to be one
    ├── AccountError             an account, password or token that cannot be
    ├── LanguageModelError       the office's language model is absent, slow, or talks nonsense
    ├── SettingError             a setting has a value that it cannot have
    └── GoldError                a gold set that does not hold what it must

Refusing to answer is not an error: see `chat.answer.Refusal`.
"""


class TracuuError(Exception):
    """Whatever the user can do something about; its text is shown as it is."""


class UnreadableFileError(TracuuError):
    """The bytes of a file cannot be read as text."""


class UnsupportedFileError(TracuuError):
    """The file is of a kind that is not read."""


class EmptyDocumentError(TracuuError):
    """The file holds no text."""


class OcrError(TracuuError):
    """The OCR engine asked for is missing or fails."""


class CorpusError(TracuuError):
    """The corpus folder or its catalogue cannot be used."""


class UnknownDocumentError(TracuuError):
    """No document, or more than one, answers to a key."""


class BundleError(TracuuError):
    """A file of a whole corpus cannot be taken, or would do harm."""


class CorrectionError(TracuuError):
    """A value typed for a field of a document is none."""


class NotAllowedError(TracuuError):
    """Who asks would change a document that they may not know of."""


class ModelError(TracuuError):
    """The embedding model cannot be loaded."""


class IndexMismatchError(TracuuError):
    """The index on disk was built with another model or version."""


class IndexLockedError(TracuuError):
    """Another process holds the index for writing."""


class PortTakenError(TracuuError):
    """Another program listens where the page should."""


class AddressError(TracuuError):
    """There is no such host, or it is another machine's."""


class QuestionError(TracuuError):
    """What was typed is not a question that can be answered."""


class AccountError(TracuuError):
    """An account, password or token is not as it must be."""


class LanguageModelError(TracuuError):
    """The language model gave no usable answer."""


class SettingError(TracuuError):
    """A setting has a value that it cannot have."""


class GoldError(TracuuError):
    """A gold set breaks its own rules."""
