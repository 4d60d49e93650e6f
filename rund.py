import json,subprocess,os,shutil,sys,importlib
