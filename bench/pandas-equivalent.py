"""What a careful analyst would write in pandas to get the same counts: the yardstick of `npm run bench`.

Reads the extract as text, converts dates, sets other boroughs and records that do not count apart, folds the rows of one reference into one
offence and one victim each, and counts every indicator by month. It prints, as JSON, how long that took and the totals, which the bench
compares with ours. It does less than the program does: it accounts for no row and names no line.
"""

import json
import sys
import time

import pandas as pd

start = time.perf_counter()
rows = pd.read_csv(sys.argv[1], dtype=str, keep_default_na=False, on_bad_lines="skip", encoding="utf-8")
read_seconds = time.perf_counter() - start

rows = rows[rows["Borough"].str.strip() == "Hackney"]
rows["recorded"] = pd.to_datetime(rows["Date Recorded"], format="%d/%m/%Y", errors="coerce")
rows["committed"] = pd.to_datetime(rows["Committed From"], format="%d/%m/%Y %H:%M", errors="coerce")
rows["until"] = pd.to_datetime(rows["Committed To"], format="%d/%m/%Y %H:%M", errors="coerce")
rows["updated"] = pd.to_datetime(rows["Last Updated"], format="%d/%m/%Y", errors="coerce")
rows = rows[rows["recorded"].notna() & (rows["CRN"] != "")]
rows["age"] = pd.to_numeric(rows["Victim Age"], errors="coerce")

features = rows["Feature Codes"]
rows["knife_injury"] = features.str.contains("KNIFE INJURY", regex=False)
rows["knife"] = features.str.contains("KNIFE", regex=False)
rows["gun"] = features.str.contains("FIREARM", regex=False)
rows["domestic"] = rows["Domestic Abuse"] == "Y"
serious = ["1", "2", "4.1", "4.2", "5A", "5B", "5C", "5D", "8F", "8H", "19C", "19D", "19E", "19F"]
rows["serious"] = rows["HO Code"].isin(serious)

# The latest update of a reference holds; flags are of any of its rows.
rows = rows.sort_values(["CRN", "updated"], kind="stable")
flags = ["knife_injury", "knife", "gun", "domestic", "serious"]
offences = rows.drop_duplicates("CRN", keep="last").set_index("CRN")
offences[flags] = rows.groupby("CRN")[flags].any()
offences = offences[(offences["Status"] == "Confirmed") & (offences["Notifiable"] == "Y")]
offences["month"] = offences["recorded"].dt.to_period("M")

people = rows[rows["Victim Kind"] == "Person"].drop_duplicates(["CRN", "Victim Ref"], keep="last")
victims = people[["CRN", "age"]].join(offences[["month", *flags]], on="CRN", how="inner")

subgroup = offences["Offence Subgroup"]
known_time = offences["committed"].notna()
hour = offences["committed"].dt.hour
day = (offences["committed"] - pd.Timedelta(hours=6)).dt.dayofweek
zone = set(pd.read_csv(sys.argv[2], dtype=str).iloc[:, 0])
# Offences that may have happened at any time over more than 12 hours have no time of day.
short = offences["until"].isna() | (offences["until"] - offences["committed"] <= pd.Timedelta(hours=12))
night = offences["LSOA"].isin(zone) & known_time & short & day.isin([4, 5]) & ((hour >= 18) | (hour < 6))
# Violence at home belongs to another theme.
at_home = offences["domestic"] & subgroup.isin(["Violence with Injury", "Violence without Injury"])
nte = offences[night & ~at_home].assign(month=lambda found: found["committed"].dt.to_period("M"))

young = victims["age"].between(1, 19)
under_25 = victims["age"].between(1, 24)
counts = {
    "all-crime": offences,
    "violence-with-injury": offences[subgroup == "Violence with Injury"],
    "robbery": offences[subgroup.isin(["Robbery of Personal Property", "Robbery of Business Property"])],
    "burglary": offences[subgroup.isin(["Burglary - Residential", "Burglary - Business and Community"])],
    "drug-offences": offences[subgroup.isin(["Possession of Drugs", "Drug Trafficking"])],
    "weapons-possession": offences[subgroup.isin(["Possession of Article with Blade or Point"])],
    "da-police-reports": offences[offences["domestic"]],
    "syv-victims": victims[young & (victims["serious"] | victims["gun"] | victims["knife"])],
    "knife-injury-under-25": victims[under_25 & victims["knife_injury"] & ~victims["domestic"]],
    "nte-crime": nte,
}
by_month = {name: found.groupby("month").size() for name, found in counts.items()}
totals = {name: int(months.sum()) for name, months in by_month.items()}
seconds = time.perf_counter() - start
print(json.dumps({"seconds": seconds, "readSeconds": read_seconds, "pandas": pd.__version__, "totals": totals}))
