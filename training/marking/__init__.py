"""Training of the tagger (`casebuilder/marking`) on marked talk."""
