"""The network: the sentence encoder with a few features more at its input, and two heads on its tokens.

One head gives each word piece a tag in every group (`scheme.py`); the other says whether a mark belongs to the item
that another mark names, by a bilinear form on their first pieces (Dozat and Manning, 2017).
"""

from typing import Any

from torch import Tensor, nn

from casebuilder.marking.features import KINDS, PLACES, ROUTES, SHAPES
from casebuilder.marking.scheme import ASKED, WIDTH

LINK = 96
"""Width of the vectors that say which marks belong together."""


class Network(nn.Module):
    """Tags and links for a batch of messages.

    Args:
        encoder: a BERT encoder of transformers, its embeddings included.
    """

    def __init__(self, encoder: Any) -> None:  # noqa: ANN401 - transformers has no types
        super().__init__()
        width = int(encoder.config.hidden_size)
        self.encoder = encoder
        self.shape = nn.Embedding(len(SHAPES), width)
        self.place = nn.Embedding(len(PLACES), width)
        self.kind = nn.Embedding(len(KINDS), width)
        self.person = nn.Embedding(2, width)
        self.asked = nn.Embedding(len(ASKED), width)
        for table in (self.shape, self.place, self.kind, self.person, self.asked):
            nn.init.normal_(table.weight, std=0.01)
        self.route = nn.Linear(2 * ROUTES, width)
        self.routed = nn.Linear(2 * ROUTES, width)
        nn.init.normal_(self.route.weight, std=0.01)
        nn.init.normal_(self.routed.weight, std=0.01)
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(width, WIDTH)
        self.value = nn.Linear(width, LINK)
        self.name = nn.Linear(width, LINK)

    def forward(
        self,
        ids: Tensor,
        mask: Tensor,
        shapes: Tensor,
        places: Tensor,
        kinds: Tensor,
        people: Tensor,
        routes: Tensor,
        asked: Tensor,
    ) -> tuple[Tensor, Tensor]:
        """Return tag logits, shape (messages, pieces, WIDTH), and hidden states, shape (messages, pieces, width)."""
        words = self.encoder.embeddings.word_embeddings(ids)
        words = words + self.shape(shapes) + self.place(places) + self.kind(kinds) + self.person(people)
        words = words + self.asked(asked)[:, None, :] + self.route(routes)
        hidden = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden + self.routed(routes))
        return self.tags(hidden), hidden

    def link(self, values: Tensor, names: Tensor) -> Tensor:
        """Return how well each value fits each name, shape (values, names), from their hidden states."""
        scores: Tensor = self.value(values) @ self.name(names).T / LINK**0.5
        return scores
