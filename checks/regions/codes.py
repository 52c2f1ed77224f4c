"""Compares the codes of cloud regions with those that the providers' packages in a folder list."""

import glob
import json
import re
import sys
import zipfile

FOLDER = sys.argv[1]


def package(name):
    """Returns the archive of a package, and its name with the version."""
    path = glob.glob(f"{FOLDER}/{name}-*.whl")[0]
    return zipfile.ZipFile(path), "-".join(path.rsplit("/", 1)[1].split("-")[:2])


def aws():
    archive, version = package("botocore")
    partitions = json.loads(archive.read("botocore/data/partitions.json"))["partitions"]
    codes = {code for partition in partitions for code in partition["regions"]}
    return version, {code for code in codes if not code.endswith("-global")}


def oracle():
    archive, version = package("oci")
    text = archive.read("oci/regions_definitions.py").decode()
    realms = text.split("REGION_REALMS = {")[1].split("}")[0]
    return version, set(re.findall(r"'([a-z0-9-]+)': 'oc", realms))


def google():
    archive, version = package("firebase_functions")
    text = archive.read("firebase_functions/options.py").decode()
    regions = text.split("class SupportedRegion")[1].split("\nclass ")[0]
    return version, set(re.findall(r'= "([a-z0-9-]+)"', regions))


def main():
    with open(f"{FOLDER}/regions.json", encoding="utf-8") as file:
        regions = json.load(file)["records"]
    for provider, (version, theirs), is_whole in [
        ("aws", aws(), True),
        ("oracle", oracle(), True),
        ("google", google(), False),
    ]:
        ours = {region["code"] for region in regions if region["provider"] == provider}
        print(f"{provider}: {len(ours)} codes here, {len(theirs)} in {version}")
        print("  there alone:", ", ".join(sorted(theirs - ours)) or "none")
        if is_whole:
            print("  here alone:", ", ".join(sorted(ours - theirs)) or "none")


main()
