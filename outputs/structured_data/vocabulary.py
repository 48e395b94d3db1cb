"""The types and properties of schema.org that we use, and no others.

A builder that misspells one fails the type check; what pages say is held against this list and against schema.org's own
types in the tests. There is no property for a person, but for the author printed on a book.
"""

from typing import Any, Literal, TypedDict

Reference = TypedDict("Reference", {"@id": str})

PostalAddress = TypedDict(
    "PostalAddress",
    {
        "@type": Literal["PostalAddress"],
        "addressCountry": str,
        "addressRegion": str,
        "addressLocality": str,
        "streetAddress": str,
    },
    total=False,
)
ContactPoint = TypedDict(
    "ContactPoint",
    {"@type": Literal["ContactPoint"], "telephone": str, "contactType": str, "areaServed": str},
    total=False,
)
PropertyValue = TypedDict(
    "PropertyValue", {"@type": Literal["PropertyValue"], "propertyID": str, "value": str}, total=False
)
OpeningHoursSpecification = TypedDict(
    "OpeningHoursSpecification",
    {"@type": Literal["OpeningHoursSpecification"], "dayOfWeek": list[str], "opens": str, "closes": str},
    total=False,
)
Place = TypedDict("Place", {"@type": Literal["Place"], "name": str, "address": PostalAddress}, total=False)
VirtualLocation = TypedDict("VirtualLocation", {"@type": Literal["VirtualLocation"], "url": str}, total=False)
Person = TypedDict("Person", {"@type": Literal["Person"], "name": str}, total=False)
Organization = TypedDict("Organization", {"@type": Literal["Organization"], "name": str}, total=False)
Audience = TypedDict("Audience", {"@type": Literal["Audience"], "audienceType": str}, total=False)
GovernmentOrganization = TypedDict(
    "GovernmentOrganization",
    {
        "@type": Literal["GovernmentOrganization"],
        "@id": str,
        "name": str,
        "url": str,
        "contactPoint": ContactPoint,
        "areaServed": str,
    },
    total=False,
)
EntryPoint = TypedDict("EntryPoint", {"@type": Literal["EntryPoint"], "urlTemplate": str}, total=False)
SearchAction = TypedDict(
    "SearchAction", {"@type": Literal["SearchAction"], "target": EntryPoint, "query-input": str}, total=False
)
WebSite = TypedDict(
    "WebSite",
    {
        "@type": Literal["WebSite"],
        "@id": str,
        "name": str,
        "url": str,
        "description": str,
        "inLanguage": list[str],
        "publisher": Reference,
        "potentialAction": SearchAction,
    },
    total=False,
)
ListItem = TypedDict("ListItem", {"@type": Literal["ListItem"], "position": int, "name": str, "item": str}, total=False)
BreadcrumbList = TypedDict(
    "BreadcrumbList", {"@type": Literal["BreadcrumbList"], "@id": str, "itemListElement": list[ListItem]}, total=False
)
ItemList = TypedDict(
    "ItemList",
    {
        "@type": Literal["ItemList"],
        "@id": str,
        "name": str,
        "numberOfItems": int,
        "itemListOrder": str,
        "itemListElement": list[ListItem],
    },
    total=False,
)
WebPage = TypedDict(
    "WebPage",
    {
        "@type": Literal["WebPage", "CollectionPage", "AboutPage"],
        "@id": str,
        "url": str,
        "name": str,
        "description": str,
        "inLanguage": str,
        "datePublished": str,
        "dateModified": str,
        "isPartOf": Reference,
        "breadcrumb": Reference,
        "mainEntity": Reference,
        "primaryImageOfPage": "ImageObject",
    },
    total=False,
)
ImageObject = TypedDict(
    "ImageObject",
    {"@type": Literal["ImageObject"], "url": str, "width": str, "height": str, "caption": str, "creditText": str},
    total=False,
)
TouristAttraction = TypedDict(
    "TouristAttraction",
    {
        "@type": Literal["TouristAttraction"],
        "@id": str,
        "name": str,
        "description": str,
        "url": str,
        "image": ImageObject,
        "address": PostalAddress,
        "isAccessibleForFree": bool,
        "openingHoursSpecification": list[OpeningHoursSpecification],
        "containedInPlace": Place,
    },
    total=False,
)
LocalBusiness = TypedDict(
    "LocalBusiness",
    {
        "@type": Literal["LocalBusiness", "GovernmentOffice"],
        "@id": str,
        "name": str,
        "legalName": str,
        "description": str,
        "url": str,
        "identifier": PropertyValue,
        "address": PostalAddress,
        "award": list[str],
        "openingHoursSpecification": list[OpeningHoursSpecification],
        "containedInPlace": Place,
    },
    total=False,
)
Quiz = TypedDict(
    "Quiz",
    {"@type": Literal["Quiz"], "name": str, "url": str, "learningResourceType": str, "inLanguage": str},
    total=False,
)
LearningResource = TypedDict(
    "LearningResource",
    {"@type": Literal["LearningResource"], "name": str, "url": str, "position": int, "learningResourceType": str},
    total=False,
)
Legislation = TypedDict(
    "Legislation",
    {
        "@type": Literal["Legislation"],
        "name": str,
        "legislationIdentifier": str,
        "legislationDateVersion": str,
        "url": str,
    },
    total=False,
)
Course = TypedDict(
    "Course",
    {
        "@type": Literal["Course"],
        "@id": str,
        "name": str,
        "description": str,
        "url": str,
        "image": ImageObject,
        "inLanguage": str,
        "isAccessibleForFree": bool,
        "provider": Organization | Reference,
        "audience": Audience,
        "timeRequired": str,
        "teaches": list[str],
        "dateModified": str,
        "hasPart": "list[LearningResource | Quiz]",
        "isBasedOn": list[Legislation],
    },
    total=False,
)
Book = TypedDict(
    "Book",
    {"@type": Literal["Book"], "name": str, "author": Person, "publisher": Organization, "isbn": str},
    total=False,
)
Event = TypedDict(
    "Event",
    {
        "@type": Literal["Event", "EventSeries"],
        "@id": str,
        "name": str,
        "description": str,
        "url": str,
        "inLanguage": str,
        "startDate": str,
        "endDate": str,
        "eventAttendanceMode": str,
        "location": "list[Place | VirtualLocation]",
        "organizer": "Organization | Reference",
        "audience": Audience,
        "isAccessibleForFree": bool,
        "about": list[Book],
        "subEvent": "list[Event]",
    },
    total=False,
)
Article = TypedDict(
    "Article",
    {
        "@type": Literal["NewsArticle", "DigitalDocument"],
        "@id": str,
        "headline": str,
        "name": str,
        "description": str,
        "url": str,
        "inLanguage": str,
        "datePublished": str,
        "dateModified": str,
        "expires": str,
        "identifier": str,
        "image": ImageObject,
        "publisher": Organization | Reference,
        "creditText": str,
    },
    total=False,
)

Node = (
    GovernmentOrganization
    | WebSite
    | WebPage
    | BreadcrumbList
    | ItemList
    | TouristAttraction
    | LocalBusiness
    | Course
    | Event
    | Article
)

#: The list by type name, for whoever checks what was said.
TYPES: dict[str, Any] = {
    "NewsArticle": Article,
    "DigitalDocument": Article,
    "CollectionPage": WebPage,
    "AboutPage": WebPage,
    "EventSeries": Event,
    "GovernmentOffice": LocalBusiness,
} | {
    each.__name__: each
    for each in (
        PostalAddress,
        ContactPoint,
        PropertyValue,
        OpeningHoursSpecification,
        Place,
        VirtualLocation,
        Person,
        Organization,
        Audience,
        GovernmentOrganization,
        EntryPoint,
        SearchAction,
        WebSite,
        ListItem,
        BreadcrumbList,
        ItemList,
        WebPage,
        ImageObject,
        TouristAttraction,
        LocalBusiness,
        Quiz,
        LearningResource,
        Legislation,
        Course,
        Book,
        Event,
    )
}
