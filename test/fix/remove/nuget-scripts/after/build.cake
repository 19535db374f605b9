#tool "nuget:?package=Stays&version=1.0.0"

Task("stays");
