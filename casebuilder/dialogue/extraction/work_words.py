"""Words by which a sentence speaks of work. Data, kept apart from the code that applies them."""

from casebuilder.dialogue.extraction.act_words import rx

WORK = rx(
    r"""\b(?:customers?|clients?|guests?|patients?|passengers?|tenants?|citizens?|suppliers?|vendors?|staff|teams?|employees?|colleagues?|clerks?|agents?|nurses?|operators?|drivers?|technicians?|engineers?|planners?|analysts?|
    managers?|director|sponsor|budget|departments?|offices?|plants?|factory|factories|warehouses?|sites?|branches|wards?|clinics?|hospitals?|schools?|shops?|stores?|depots?|desks?|hotlines?|companies|company|firms?|business|
    orders?|invoices?|tickets?|claims?|contracts?|deliver\w+|shipments?|parts|machines?|lines?|shifts?|process\w*|records?|databases?|files?|lists?|spreadsheets?|use[ds]?|tools?|apps?|work\w*|meetings?|e?-?mails?|measur\w+|systems?|software|data|reports?|dashboards?|models?|ai|sensors?|predict\w*|forecast\w*|automat\w+|classif\w+|
    costs?|savings?|save|pay|licen[cs]es?|revenue|margin|scrap|downtime|backlog|queue|kpis?|baseline|target|pilot|go-live|rollout|risks?|sap|excel|crm|erp|per\s+cent|percent|euros?|dollars?|pounds?|we\s+want|we\s+need|our)\b|[%€$£]"""
)
"""Customers and staff, places and things of work, money and measures."""
